import type { Bank } from './bank.ts';
import { type Day, dayOf, yearOf } from './calendar.ts';
import { type AccountName, accountNames, accounts, leadHeadings } from './chart-of-accounts.ts';
import { addOpeningBalance } from './company.ts';
import type { Context } from './context.ts';
import { closingPeriod } from './ledger.ts';
import { shareOf } from './money.ts';
import type { FiguresPaper } from './paper/document-file.ts';

const purchaseAccounts = accountNames.filter((name) => name.startsWith('purchases'));

/** The end of a year: stock count, corporate tax, annual accounts, and the next year's opening balance. */
export class YearEnd {
  readonly #context: Context;
  readonly #bank: Bank;
  #lastYearClosing: ReadonlyMap<AccountName, number> = new Map();

  constructor(context: Context, bank: Bank) {
    this.#context = context;
    this.#bank = bank;
  }

  /** Books the closing entries on the year's last day, files the annual accounts and opens the next year. */
  close(day: Day): void {
    const { ledger, records, scale } = this.#context;
    const year = yearOf(day);
    this.#countStock(day);
    this.#chargeTax(day);
    const closing = new Map(accountNames.map((name) => [name, ledger.balance(name)]));
    this.#fileAnnualAccounts(day, closing);
    this.#lastYearClosing = closing;
    if (year === scale.lastYear) return;
    const result = this.#resetResult();
    ledger.open('unappropriatedResult', ledger.balance('unappropriatedResult') + result);
    addOpeningBalance(year + 1, ledger, records);
  }

  /** Appropriates last year's result as the general meeting decided in June: part is paid out, the rest goes to the reserves. */
  appropriate(day: Day): void {
    const { ledger, cabinet, relations, scale } = this.#context;
    const year = yearOf(day);
    const profit = -ledger.balance('unappropriatedResult');
    if (year === scale.firstYear || profit === 0) return;
    const dividend = profit > 0 ? Math.floor(shareOf(profit, 4000) / 1000_00) * 1000_00 : 0;
    const withheld = shareOf(dividend, 1500);
    const description = `Resultaatbestemming ${year - 1} volgens algemene vergadering`;
    ledger.book({
      journal: 'general',
      day,
      description,
      enteredBy: cabinet.someone('team_leader'),
      lines: [
        { account: 'unappropriatedResult', cents: profit, description },
        { account: 'otherReserves', cents: dividend - profit, description },
        {
          account: 'dividendPayable',
          cents: withheld - dividend,
          description: `Dividend ${year - 1}`,
          relationId: relations.shareholder.id,
        },
        { account: 'dividendTax', cents: -withheld, description: `Dividendbelasting ${year - 1}` },
      ],
    });
    if (dividend === 0) return;
    const { party, id } = relations.shareholder;
    this.#bank.order(day + 7, {
      counterName: party.name,
      counterIban: party.iban,
      remittance: `Dividend ${year - 1}`,
      counterLines: [
        {
          account: 'dividendPayable',
          cents: dividend - withheld,
          relationId: id,
          description: `Dividend ${year - 1}`,
        },
      ],
    });
    this.#payTaxAuthority(dayOf(year, 7, 15), 'dividendTax', withheld, `Dividendbelasting ${year - 1}`);
  }

  #countStock(day: Day): void {
    const { ledger, cabinet, random } = this.#context;
    const purchased = purchaseAccounts.reduce((sum, name) => sum + ledger.balance(name), 0);
    const counted =
      Math.round((purchased * random.fork(`stock/${yearOf(day)}`).around(0.15, 0.19)) / 100) * 100;
    const change = counted - ledger.balance('stock');
    const description = `Voorraadtelling per 31-12-${yearOf(day)}`;
    ledger.book({
      journal: 'general',
      day,
      period: closingPeriod,
      description,
      enteredBy: cabinet.someone('team_leader'),
      lines: [
        { account: 'stock', cents: change, description },
        { account: 'stockMovement', cents: -change, description },
      ],
    });
  }

  #chargeTax(day: Day): void {
    const { ledger, cabinet } = this.#context;
    const year = yearOf(day);
    const profit = -accountNames
      .filter((name) => accounts[name].type === 'P')
      .reduce((sum, name) => sum + ledger.balance(name), 0);
    const tax = corporateTax(year, profit);
    if (tax === 0) return;
    const description = `Vennootschapsbelasting ${year}`;
    ledger.book({
      journal: 'general',
      day,
      period: closingPeriod,
      description,
      enteredBy: cabinet.someone('team_leader'),
      lines: [
        { account: 'corporateTaxCosts', cents: tax, description },
        { account: 'corporateTax', cents: -tax, description },
      ],
    });
    this.#payTaxAuthority(dayOf(year + 1, 7, 31), 'corporateTax', tax, description);
  }

  #payTaxAuthority(from: Day, account: AccountName, cents: number, description: string): void {
    const { party, id } = this.#context.relations.taxAuthority;
    this.#bank.order(from, {
      counterName: party.name,
      counterIban: party.iban,
      remittance: description,
      counterLines: [{ account, cents, relationId: id, description }],
    });
  }

  /** Sets the result accounts to nothing and returns what was on them. */
  #resetResult(): number {
    const { ledger } = this.#context;
    let result = 0;
    for (const name of accountNames) {
      if (accounts[name].type !== 'P') continue;
      result += ledger.balance(name);
      ledger.open(name, 0);
    }
    return result;
  }

  #fileAnnualAccounts(day: Day, closing: ReadonlyMap<AccountName, number>): void {
    const { cabinet, company, ledger } = this.#context;
    const year = yearOf(day);
    const received = dayOf(year + 1, 2, 16 + (year % 7));
    cabinet.file({
      kind: 'annual_accounts',
      fileName: `jaarrekening-${year}.pdf`,
      mimeType: 'application/pdf',
      file: {
        format: 'figures-pdf',
        paper: {
          title: `Jaarrekening ${year}`,
          subtitle: 'Balans en winst-en-verliesrekening, in euro',
          company: company.party,
          day: received,
          columns: this.#lastYearClosing.size === 0 ? [String(year)] : [String(year), String(year - 1)],
          sections: [...this.#sections('B', closing), ...this.#sections('P', closing)],
          closing:
            'Vastgesteld door de algemene vergadering. Deze jaarrekening is verzonnen, zoals de hele onderneming.',
        },
      },
      receivedDay: received,
      channel: 'upload',
      isOriginal: true,
      links: [{ table: 'fiscal_year', id: ledger.fiscalYearId(year), role: 'annual_accounts' }],
      course: { type: 'kept' },
    });
  }

  /** One section for each heading, accounts with their balances as in the trial balance, debit positive, and the heading's total. */
  #sections(type: 'B' | 'P', closing: ReadonlyMap<AccountName, number>): FiguresPaper['sections'] {
    const columns = this.#lastYearClosing.size === 0 ? [closing] : [closing, this.#lastYearClosing];
    return leadHeadings.flatMap(([lead, heading]) => {
      const names = accountNames.filter(
        (name) => accounts[name].lead === lead && accounts[name].type === type,
      );
      const rows = names
        .map((name) => ({
          label: `${accounts[name].code} ${accounts[name].description}`,
          cents: columns.map((balances) => balances.get(name) ?? 0),
        }))
        .filter((row) => row.cents.some((cents) => cents !== 0));
      if (rows.length === 0) return [];
      const totals = columns.map((_, index) => rows.reduce((sum, row) => sum + (row.cents[index] ?? 0), 0));
      return [
        {
          heading,
          rows: [...rows, { label: `Totaal ${heading.toLowerCase()}`, cents: totals, isTotal: true }],
        },
      ];
    });
  }
}

/** Corporate tax of a year on a profit, by the rates and the limit of the lower one of that year (Wet Vpb 1969, article 22). */
export function corporateTax(year: number, profitCents: number): number {
  if (profitCents <= 0) return 0;
  const [lowBp, highBp, limitCents] = corporateTaxRates[year] ?? [1900, 2580, 200_000_00];
  const low = Math.min(profitCents, limitCents);
  return Math.floor((shareOf(low, lowBp) + shareOf(profitCents - low, highBp)) / 100) * 100;
}

const corporateTaxRates: Readonly<Record<number, readonly [number, number, number]>> = {
  2019: [1900, 2500, 200_000_00],
  2020: [1650, 2500, 200_000_00],
  2021: [1500, 2500, 245_000_00],
  2022: [1500, 2580, 395_000_00],
};
