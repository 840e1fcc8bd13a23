import { describe, expect, it } from 'vitest';
import {
  adjustmentLine,
  composeInvoice,
  draftLines,
  resultLines,
} from '#packer/sample/invoice-composition.ts';
import { sumOf, vatLines } from '#packer/sample/ledger.ts';
import { shareOf } from '#packer/sample/money.ts';
import { Random } from '#packer/sample/random.ts';
import { supplyCategories } from '#packer/sample/supply-categories.ts';
import { corporateTax } from '#packer/sample/year-end.ts';

describe('an invoice of the sample', () => {
  it('adds up whatever it is made of', () => {
    const random = new Random(4, 'composition');
    for (let i = 0; i < 500; i++) {
      const category = random.pick(supplyCategories);
      const drafts = draftLines(
        random,
        category.products,
        random.integer(1, 30),
        random.integer(500, 5_000_000),
        ['101', '102'],
      );
      const [first] = drafts;
      if (first !== undefined && i % 3 === 0) drafts.push(adjustmentLine('Korting', -17, first));
      const invoice = composeInvoice(drafts);
      const lineNet = invoice.lines.reduce((sum, line) => sum + line.netCents, 0);
      const lineVat = invoice.lines.reduce((sum, line) => sum + line.vatCents, 0);
      expect(lineNet + lineVat).toBe(invoice.grossCents);
      expect([lineNet, lineVat]).toEqual([invoice.netCents, invoice.vatCents]);
      for (const { rateBp, baseCents, vatCents } of invoice.vat)
        expect(vatCents).toBe(shareOf(baseCents, rateBp));
      for (const line of invoice.lines) expect(line.netCents).toBe(line.quantity * line.unitPriceCents);
      const costs = resultLines(invoice, 1, {});
      expect(sumOf(costs) + sumOf(vatLines(costs))).toBe(invoice.grossCents);
    }
  });

  it('has its reverse charge owed and taken back in one', () => {
    const random = new Random(4, 'reverse');
    const category = supplyCategories.find((each) => each.reverse === 'acquisition');
    const invoice = composeInvoice(draftLines(random, category?.products ?? [], 3, 100_000, ['101']));
    const costs = resultLines(invoice, 1, {}, { due: 'acquisitionDue', input: 'acquisitionInput' });
    const vat = vatLines(costs);
    expect(vat.map((line) => line.account).sort()).toEqual(['vatAcquisition', 'vatInput']);
    expect(sumOf(vat)).toBe(0);
    expect(sumOf(costs)).toBe(invoice.grossCents);
    expect(vat.find((line) => line.account === 'vatInput')?.cents).toBeGreaterThan(0);
  });
});

describe('corporate tax', () => {
  it('has a lower rate up to the limit of the year', () => {
    expect(corporateTax(2025, 300_000_00)).toBe(38_000_00 + 25_800_00);
    expect(corporateTax(2022, 395_000_00)).toBe(59_250_00);
    expect(corporateTax(2019, 100_000_00)).toBe(19_000_00);
    expect(corporateTax(2023, -1)).toBe(0);
  });
});
