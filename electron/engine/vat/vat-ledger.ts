import type { Scope } from '#shared/contract/values.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { type FiscalYear, type Ledger, yearNamed } from '../query/ledger.ts';
import { createListCache } from '../query/list-cache.ts';
import { createPacing } from '../query/pacing.ts';
import { kindOfBox, type VatPeriod } from './return-boxes.ts';
import { readVatBook, type VatBook } from './vat-book.ts';
import { type FiledReturn, readFiledReturns } from './vat-returns.ts';

/** The VAT of an archive; read when it is first asked for, and kept. */
export interface VatLedger {
  book(signal: AbortSignal | undefined): Promise<VatBook>;
  readonly filed: readonly FiledReturn[];
  /** Those of the returns that were filed; over what they leave out, calendar quarters. Within a fiscal year: those that begin in it. */
  periods(scope: Scope, signal: AbortSignal | undefined): Promise<VatPeriod[]>;
}

export function createVatLedger(db: ReadOnlyDatabase, ledger: Ledger): VatLedger {
  const books = createListCache<VatBook>(Number.POSITIVE_INFINITY);
  let filed: readonly FiledReturn[] | undefined;
  const vat: VatLedger = {
    book: (signal) =>
      books.get('all', signal, (ended) => readVatBook(db, ledger, ended, createPacing(db, ended))),
    get filed() {
      filed ??= readFiledReturns(db);
      return filed;
    },
    async periods(scope, signal) {
      const book = await vat.book(signal);
      const year = scope.fiscalYearId === undefined ? null : yearNamed(ledger.years, scope.fiscalYearId);
      return allPeriods(book, vat.filed).filter((period) => isWithin(period, scope, year));
    },
  };
  return vat;
}

function isWithin(period: VatPeriod, scope: Scope, year: FiscalYear | null): boolean {
  if (scope.administrationId !== undefined && period.administrationId !== scope.administrationId)
    return false;
  if (year === null) return true;
  return (
    period.administrationId === year.administrationId &&
    period.startDate >= year.startDate &&
    period.startDate <= year.endDate
  );
}

function allPeriods(book: VatBook, filed: readonly FiledReturn[]): VatPeriod[] {
  const periods: VatPeriod[] = filed.map((one) => ({
    administrationId: one.administrationId,
    kind: one.kind,
    startDate: one.startDate,
    endDate: one.endDate,
    filed: one,
    except: [],
  }));
  const known = new Set(periods.map(keyOf));
  for (const [codeId, days] of book.sums) {
    const code = book.codes.get(codeId);
    if (code === undefined) continue;
    const { administrationId } = code;
    const kind = kindOfBox(code.returnBox);
    const covering = filed.filter((one) => one.administrationId === administrationId && one.kind === kind);
    for (const day of days.keys()) {
      const date = textOf(day);
      if (covering.some((one) => one.startDate <= date && date <= one.endDate)) continue;
      const period: VatPeriod = { administrationId, kind, ...quarterOf(date), filed: null, except: covering };
      if (known.has(keyOf(period))) continue;
      known.add(keyOf(period));
      periods.push(period);
    }
  }
  return periods.sort(
    (a, b) =>
      a.administrationId - b.administrationId ||
      order(a.startDate, b.startDate) ||
      order(a.endDate, b.endDate) ||
      order(kinds.get(a.kind) ?? a.kind, kinds.get(b.kind) ?? b.kind),
  );
}

/** The order in which returns of one period stand. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['return', '0'],
  ['supplement', '1'],
  ['icp', '2'],
  ['oss', '3'],
]);

const keyOf = ({ administrationId, kind, startDate, endDate }: VatPeriod) =>
  JSON.stringify([administrationId, kind, startDate, endDate]);

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function textOf(day: number): string {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

function quarterOf(date: string): { readonly startDate: string; readonly endDate: string } {
  const year = date.slice(0, 4);
  const quarter = Math.floor((Number(date.slice(5, 7)) - 1) / 3);
  const [start = '01-01', end = '12-31'] =
    [
      ['01-01', '03-31'],
      ['04-01', '06-30'],
      ['07-01', '09-30'],
      ['10-01', '12-31'],
    ][quarter] ?? [];
  return { startDate: `${year}-${start}`, endDate: `${year}-${end}` };
}
