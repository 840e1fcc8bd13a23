import { fail } from '#shared/contract/failure.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { isDamage } from '../open/sqlite-failure.ts';
import { IntegerList, type Integers } from '../query/integer-list.ts';
import type { Ledger } from '../query/ledger.ts';
import type { LedgerColumns } from '../query/ledger-columns.ts';
import { createListCache } from '../query/list-cache.ts';
import { createPacing, type Pacing } from '../query/pacing.ts';
import { isDamagedRecord } from '../query/slice-reader.ts';
import { IdSet } from './id-set.ts';

/** The columns of a table that conditions on other tables' fields are told by; `noId` where there is none. */
export interface TableColumns {
  readonly byteLength: number;
  readonly columns: readonly Integers[];
}

/** What stands for no id: beyond those that a writer gives. */
export const noId = -0x8000_0000;

const tables = {
  /** id, journal_entry_id */
  bankLines: ['bank_line', 'id', 'journal_entry_id'],
  /** id, relation_id, document_id, journal_entry_id */
  invoices: ['invoice', 'id', 'relation_id', 'document_id', 'journal_entry_id'],
  /** invoice_id, ledger_account_id */
  invoiceLines: ['invoice_line', 'invoice_id', 'ledger_account_id'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>;

/** A table of which columns are kept. */
export type ColumnTable = keyof typeof tables;

/** Tables in memory, as far as the words before a colon need them; each is read when it is first asked for, and stays. */
export interface FieldColumns {
  ledger(pacing: Pick<Pacing, 'signal'>): Promise<LedgerColumns>;
  table(name: ColumnTable, pacing: Pick<Pacing, 'signal'>): Promise<TableColumns>;
  statuses(pacing: Pick<Pacing, 'signal'>): Promise<DocumentStatuses>;
  /** Reads everything ahead. */
  warm(pacing: Pick<Pacing, 'breathe'>): Promise<void>;
}

/** The documents with each status that there is. */
export interface DocumentStatuses {
  readonly byteLength: number;
  readonly documents: ReadonlyMap<string, IdSet>;
}

/** So many rows are read at a time before others may have their turn. */
const rowsAtOnce = 2048;

export function createFieldColumns(db: ReadOnlyDatabase, ledger: Ledger): FieldColumns {
  const cache = createListCache<TableColumns>(Number.POSITIVE_INFINITY);
  const statuses = createListCache<DocumentStatuses>(Number.POSITIVE_INFINITY);
  const columns: FieldColumns = {
    ledger: ({ signal }) => ledger.columns(signal),
    table: (name, { signal }) =>
      cache.get(name, signal, (ended) => readTable(db, tables[name], createPacing(db, ended))),
    statuses: ({ signal }) =>
      statuses.get('all', signal, (ended) => readStatuses(db, createPacing(db, ended))),
    async warm(pacing) {
      for (const name of ['bankLines', 'invoices', 'invoiceLines'] as const) {
        await columns.table(name, {});
        await pacing.breathe();
      }
      await columns.statuses({});
      await pacing.breathe();
      await columns.ledger({});
    },
  };
  return columns;
}

/** Whether an error says that a page of a table cannot be read, so that its columns are not to be had. */
export function isUnreadable(error: unknown): boolean {
  return isDamage(error) || isDamagedRecord(error);
}

async function readTable(
  db: ReadOnlyDatabase,
  [table, ...names]: readonly [string, ...string[]],
  pacing: Pacing,
): Promise<TableColumns> {
  const bound = db.prepare<number | null>(`SELECT max(id) FROM ${table}`, { pluck: true }).get() ?? 0;
  const lists = names.map(() => new IntegerList(Math.min(Math.max(bound, 0), mostExpected)));
  await readRows<number | null>(db, table, names, pacing, (values) => {
    for (const [index, list] of lists.entries()) list.push(values[index + 1] ?? noId);
  });
  const columns = lists.map((list) => list.done());
  return { columns, byteLength: columns.reduce((bytes, { byteLength }) => bytes + byteLength, 0) };
}

async function readStatuses(db: ReadOnlyDatabase, pacing: Pacing): Promise<DocumentStatuses> {
  const documents = new Map<string, IdSet>();
  await readRows<number | string>(db, 'document', ['status'], pacing, ([id, status]) => {
    const name = String(status);
    const ids = documents.get(name) ?? new IdSet();
    ids.add(Number(id));
    documents.set(name, ids);
  });
  return { documents, byteLength: [...documents.values()].reduce((bytes, ids) => bytes + ids.byteLength, 0) };
}

/** Hands on some columns of each row of a table, its id before them, in slices. */
async function readRows<T>(
  db: ReadOnlyDatabase,
  table: string,
  names: readonly string[],
  pacing: Pacing,
  row: (values: readonly [number, ...T[]]) => void,
): Promise<void> {
  const read = db.prepare<[number, ...T[]]>(
    `SELECT id, ${names.join(', ')} FROM ${table} WHERE id > ? ORDER BY id LIMIT ${rowsAtOnce}`,
    { raw: true },
  );
  let after: number | bigint = -(2n ** 63n);
  while (true) {
    const rows: [number, ...T[]][] = read.all(after);
    for (const values of rows) row(values);
    const last = rows.at(-1)?.[0];
    if (last === undefined) return;
    // Ids of a page made to mislead do not ascend, and would be answered for ever.
    if (last <= after) throw fail('damaged_record', `The ids of ${table} are not in their order.`);
    after = last;
    await pacing.breathe();
  }
}

/** The most rows that a table is given room for before any was read: ids may be few and far between. */
const mostExpected = 1_000_000;
