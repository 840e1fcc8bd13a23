import { fail } from '#shared/contract/failure.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { ExactSum } from '../query/exact-sum.ts';
import { compact, type IdVector } from '../query/id-vector.ts';
import type { Ledger } from '../query/ledger.ts';
import { type LedgerColumns, signedAmountOf } from '../query/ledger-columns.ts';
import { NumberList } from '../query/number-list.ts';
import type { Pacing } from '../query/pacing.ts';
import { bareSource } from '../query/row-source.ts';
import { readInSlices } from '../query/slice-reader.ts';

/** A VAT code as far as sums need it. */
export interface VatCode {
  readonly id: number;
  readonly administrationId: number;
  readonly code: string;
  readonly description: string | null;
  readonly rateBp: number | null;
  readonly returnBox: string | null;
}

/** What was booked with one VAT code on one day. Amounts are debit minus credit. */
export class VatSum {
  readonly base = new ExactSum();
  readonly vat = new ExactSum();
  lines = 0;
}

/** The VAT of every line of an archive: summed by code and day, and each by its place. */
export interface VatBook {
  readonly byteLength: number;
  readonly codes: ReadonlyMap<number, VatCode>;
  /** By the code's id (0 for none), then by day, YYYYMMDD as a number. */
  readonly sums: ReadonlyMap<number, ReadonlyMap<number, VatSum>>;
  /** Ids of `journal_line_vat`, ascending, with the day and code of each. */
  readonly ids: IdVector;
  readonly dates: Int32Array;
  readonly codeIds: Int32Array;
}

/**
 * Reads the VAT of all lines. The base is the line's own amount, but not where the line stands on the account of the VAT itself: some
 * packages state the code there too.
 */
export async function readVatBook(
  db: ReadOnlyDatabase,
  ledger: Ledger,
  signal: AbortSignal,
  pacing: Pacing,
): Promise<VatBook> {
  const columns = await ledger.columns(signal);
  const codes = readCodes(db);
  const vatAccounts = readVatAccounts(db);
  const placeOf = lineFinder(columns);
  const sums = new Map<number, Map<number, VatSum>>();
  const [ids, dates, codeIds] = [new NumberList(), new NumberList(), new NumberList()];
  await readInSlices(
    db,
    {
      source: bareSource('journal_line_vat'),
      columns: ['b.journal_line_id', 'b.vat_code_id', 'CAST(b.amount_cents AS TEXT)', 'b.side'],
      joins: [],
      conditions: [],
    },
    {
      row([id, lineId, codeId, amount, side]) {
        const line = placeOf(Number(lineId));
        const code = Number(codeId ?? 0);
        const date = line === null ? 0 : (columns.dates[line] ?? 0);
        const sum = sumOf(sums, code, date);
        const cents = BigInt(String(amount ?? 0));
        sum.vat.add(side === 'C' ? -cents : cents);
        sum.lines++;
        if (line !== null && !vatAccounts.has(columns.accountIds[line] ?? 0)) {
          sum.base.add(signedAmountOf(columns, line));
        }
        ids.push(Number(id));
        dates.push(date);
        codeIds.push(code);
      },
      unreadable() {
        // A sum without a line would be wrong without anybody seeing it.
        throw fail('damaged_record', 'A page of the lines’ VAT is damaged, so no VAT can be added up.');
      },
    },
    pacing,
  );
  const vectors = {
    ids: compact(ids.view()),
    dates: Int32Array.from(dates.view()),
    codeIds: Int32Array.from(codeIds.view()),
  };
  return {
    byteLength: vectors.ids.byteLength + vectors.dates.byteLength + vectors.codeIds.byteLength,
    codes,
    sums,
    ...vectors,
  };
}

function sumOf(sums: Map<number, Map<number, VatSum>>, code: number, date: number): VatSum {
  let days = sums.get(code);
  if (days === undefined) {
    days = new Map();
    sums.set(code, days);
  }
  let sum = days.get(date);
  if (sum === undefined) {
    sum = new VatSum();
    days.set(date, sum);
  }
  return sum;
}

function readCodes(db: ReadOnlyDatabase): ReadonlyMap<number, VatCode> {
  const rows = readingRecords('The VAT codes', () =>
    db
      .prepare<VatCode>(
        `SELECT id, administration_id AS administrationId, code, description, rate_bp AS rateBp, return_box AS returnBox
         FROM vat_code ORDER BY administration_id, code`,
      )
      .all(),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function readVatAccounts(db: ReadOnlyDatabase): ReadonlySet<number> {
  const ids = readingRecords('The VAT codes', () =>
    db
      .prepare<number>(
        `SELECT payable_account_id FROM vat_code WHERE payable_account_id IS NOT NULL
         UNION SELECT receivable_account_id FROM vat_code WHERE receivable_account_id IS NOT NULL`,
        { pluck: true },
      )
      .all(),
  );
  return new Set(ids);
}

/** Finds a line's place by its id; null where there is no such line. */
function lineFinder({ lineIds }: LedgerColumns): (id: number) => number | null {
  return (id) => {
    if (lineIds[id - 1] === id) return id - 1;
    let [low, high] = [0, lineIds.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((lineIds[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return lineIds[low] === id ? low : null;
  };
}
