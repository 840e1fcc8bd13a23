import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packArchive } from '#packer/pack.ts';
import { cellOf, packedPassphrase, rowsOf } from '../../fixtures/packed-archive.ts';
import { built, packTexts } from '../../fixtures/packed-auditfiles.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

describe('several auditfiles', () => {
  it('of one company become one administration with its years, the latest word kept', async () => {
    const accounts = [['8000', 'Opbrengsten', 'P']] as const;
    const { db, codes, summary } = await packTexts(built({ year: 2025 }), built({ year: 2024, accounts }));
    expect(rowsOf(db, 'SELECT label FROM fiscal_year ORDER BY start_date')).toEqual([
      { label: '2024' },
      { label: '2025' },
    ]);
    expect(cellOf(db, 'SELECT count(*) FROM administration')).toBe(1);
    expect(rowsOf(db, "SELECT description FROM ledger_account WHERE code = '8000'")).toEqual([
      { description: 'Omzet' },
    ]);
    expect(cellOf(db, 'SELECT count(*) FROM ledger_account')).toBe(5);
    expect(cellOf(db, 'SELECT count(*) FROM journal')).toBe(1);
    expect(codes).toEqual(['record_changed']);
    expect(summary.controlTotals.map(({ fiscalYear }) => fiscalYear)).toEqual(['2024', '2025']);
  });

  it('of companies that share a code or a VAT number stay apart', async () => {
    const other = { companyIdent: 'ADM1', companyName: 'Ander B.V.', taxRegIdent: 'NL009999999B01' };
    const unity = { companyIdent: 'ADM2', companyName: 'Zuster B.V.', taxRegIdent: 'NL001234567B01' };
    const { db, codes } = await packTexts(built(), built({ company: other }), built({ company: unity }));
    expect(rowsOf(db, 'SELECT code, name FROM administration ORDER BY id')).toEqual([
      { code: 'ADM1', name: 'Voorbeeld B.V.' },
      { code: 'ADM1-2', name: 'Ander B.V.' },
      { code: 'ADM2', name: 'Zuster B.V.' },
    ]);
    expect(codes).toEqual(['code_of_another']);
  });

  it('of the same time are refused', async () => {
    await expect(packTexts(built(), built())).rejects.toMatchObject({ code: 'bad_auditfile' });
  });
});

describe('what is no auditfile', () => {
  it.each([
    ['', 'it is empty'],
    ['<html></html>', 'its root element is html'],
    ['<auditfile><header>', 'not well-formed'],
    [built().slice(0, -40), 'not well-formed'],
    [
      built().replace('<company>', '<firm>').replace('</company>', '</firm>'),
      'does not say of which company',
    ],
    [
      '<auditfile><header><auditfileVersion>CLAIR2.00.00</auditfileVersion></header></auditfile>',
      'before XAF 3.1',
    ],
    [
      built().replace('<amnt>100.00</amnt>', '<amnt>90071992547409.92</amnt>'),
      'more than 90 trillion euros (journal V',
    ],
    [
      built()
        .replace('<amnt>121.00</amnt>', '<amnt>90000000000000000.00</amnt>')
        .replace('<amnt>100.00</amnt>', '<amnt>-90000000000000000.00</amnt>'),
      'more than 90 trillion euros',
    ],
  ])('is refused with its reason: %#', async (text, reason) => {
    await expect(packTexts(text)).rejects.toMatchObject({
      code: 'bad_auditfile',
      message: expect.stringContaining(reason),
    });
  });

  it('leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const xaf = join(folder, 'broken.xaf');
    writeFileSync(xaf, built().slice(0, -40));
    await expect(
      packArchive({ xafPaths: [xaf], passphrase: packedPassphrase, out: join(folder, 'out.sbqa') }),
    ).rejects.toMatchObject({ code: 'bad_auditfile' });
    expect(readdirSync(folder)).toEqual(['broken.xaf']);
  });

  it('is told from what cannot be read and from wrong use', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out.sbqa');
    const passphrase = packedPassphrase;
    await expect(
      packArchive({ xafPaths: [join(folder, 'absent.xaf')], passphrase, out }),
    ).rejects.toMatchObject({ code: 'not_readable' });
    await expect(packArchive({ xafPaths: [folder], passphrase, out })).rejects.toMatchObject({
      code: 'not_readable',
    });
    await expect(packArchive({ xafPaths: [], passphrase, out })).rejects.toMatchObject({ code: 'usage' });
    await expect(packArchive({ xafPaths: ['x'], passphrase: "x'00'", out })).rejects.toMatchObject({
      code: 'usage',
    });
    await expect(packArchive({ xafPaths: ['x'], passphrase: '', out })).rejects.toMatchObject({
      code: 'usage',
    });
  });
});
