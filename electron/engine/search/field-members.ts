import type { SearchKind } from '#shared/archive-format/search-records.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { Integers } from '../query/integer-list.ts';
import { type LedgerColumns, missingEntry } from '../query/ledger-columns.ts';
import { createListCache } from '../query/list-cache.ts';
import { createPacing, type Pacing } from '../query/pacing.ts';
import { type FieldColumns, isUnreadable, noId, type TableColumns } from './field-columns.ts';
import { IdSet } from './id-set.ts';

/** What a condition on a field asks for, where columns in memory answer it. */
export type FieldValue =
  | { readonly field: 'relation' | 'account' | 'journal'; readonly ids: readonly number[] }
  | { readonly field: 'status'; readonly statuses: readonly string[] };

/** The record ids of each kind that meet a condition; kinds that none meets may be left out. */
export type FieldMembers = Readonly<Partial<Record<SearchKind, IdSet>>>;

/** Conditions that were answered before stay while they fit: typing on asks for the same again and again. */
const mostKeptBytes = 8 * 1024 * 1024;

/** Reads the records that meet a condition; null where a damaged page keeps the columns from memory. */
export function createMemberReader(
  db: ReadOnlyDatabase,
  columns: FieldColumns,
): (value: FieldValue, signal: AbortSignal | undefined) => Promise<FieldMembers | null> {
  const kept = createListCache<KeptMembers>(mostKeptBytes);
  let isDamaged = false;
  return async (value, signal) => {
    if (isDamaged) return null;
    const key = JSON.stringify(value);
    try {
      const found = await kept.get(key, signal, async (ended) =>
        keep(await readFieldMembers(columns, value, createPacing(db, ended))),
      );
      return found.members;
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      isDamaged = true;
      return null;
    }
  };
}

interface KeptMembers {
  readonly members: FieldMembers;
  readonly byteLength: number;
}

function keep(members: FieldMembers): KeptMembers {
  return { members, byteLength: Object.values(members).reduce((bytes, ids) => bytes + ids.byteLength, 0) };
}

/** The records that meet a condition. Throws what says that a page is damaged, where one is that it needs. */
async function readFieldMembers(
  columns: FieldColumns,
  value: FieldValue,
  pacing: Pacing,
): Promise<FieldMembers> {
  switch (value.field) {
    case 'relation':
      return ofRelations(columns, IdSet.of(value.ids), pacing);
    case 'account':
      return ofAccounts(columns, IdSet.of(value.ids), pacing);
    case 'journal':
      return ofJournals(columns, IdSet.of(value.ids), pacing);
    case 'status':
      return ofStatuses(columns, value.statuses, pacing);
  }
}

/** Relations, their invoices, the documents of those, the lines booked on them, and the entries and bank lines of those. */
async function ofRelations(columns: FieldColumns, relation: IdSet, pacing: Pacing): Promise<FieldMembers> {
  const ledger = await columns.ledger(pacing);
  const lines = linesBy(ledger, ledger.relationIds, relation);
  await pacing.breathe();
  const invoices = await columns.table('invoices', pacing);
  return {
    relation,
    ...lines,
    bank_line: pick(await columns.table('bankLines', pacing), 0, 1, lines.journal_entry),
    invoice: pick(invoices, 0, 1, relation),
    document: pick(invoices, 2, 1, relation),
  };
}

/** Accounts, the lines on them, the entries and bank lines of those, and invoices coded on them with their documents. */
async function ofAccounts(columns: FieldColumns, account: IdSet, pacing: Pacing): Promise<FieldMembers> {
  const ledger = await columns.ledger(pacing);
  const lines = linesBy(ledger, ledger.accountIds, account);
  await pacing.breathe();
  const invoice = pick(await columns.table('invoiceLines', pacing), 0, 1, account);
  return {
    ledger_account: account,
    ...lines,
    bank_line: pick(await columns.table('bankLines', pacing), 0, 1, lines.journal_entry),
    invoice,
    document: pick(await columns.table('invoices', pacing), 2, 0, invoice),
  };
}

/** Entries of journals with their lines, and the invoices, documents and bank lines that were booked in them. */
async function ofJournals(columns: FieldColumns, journal: IdSet, pacing: Pacing): Promise<FieldMembers> {
  const { entries, lineIds, entryOf } = await columns.ledger(pacing);
  const isOf = new Uint8Array(entries.ids.length);
  const entry = new IdSet();
  for (let index = 0; index < isOf.length; index++) {
    if (!journal.has(entries.journalIds[index] ?? Number.NaN)) continue;
    isOf[index] = 1;
    entry.add(entries.ids[index] ?? Number.NaN);
  }
  const line = new IdSet();
  for (let index = 0; index < lineIds.length; index++) {
    if (isOf[entryOf[index] ?? missingEntry] === 1) line.add(lineIds[index] ?? Number.NaN);
  }
  await pacing.breathe();
  const invoices = await columns.table('invoices', pacing);
  return {
    journal_entry: entry,
    journal_line: line,
    bank_line: pick(await columns.table('bankLines', pacing), 0, 1, entry),
    invoice: pick(invoices, 0, 3, entry),
    document: pick(invoices, 2, 3, entry),
  };
}

/** Documents with one of some statuses, and the invoices recognised in them. */
async function ofStatuses(
  columns: FieldColumns,
  names: readonly string[],
  pacing: Pacing,
): Promise<FieldMembers> {
  const { documents } = await columns.statuses(pacing);
  const invoices = await columns.table('invoices', pacing);
  const sets = names.flatMap((name) => documents.get(name) ?? []);
  return { document: union(sets), invoice: union(sets.map((set) => pick(invoices, 0, 2, set))) };
}

/** The lines one of whose columns has a value of a set, and their entries. */
function linesBy(
  { lineIds, entryOf, entries }: LedgerColumns,
  column: Integers,
  values: IdSet,
): { journal_line: IdSet; journal_entry: IdSet } {
  const [line, entry] = [new IdSet(), new IdSet()];
  for (let index = 0; index < lineIds.length; index++) {
    if (!values.has(column[index] ?? Number.NaN)) continue;
    line.add(lineIds[index] ?? Number.NaN);
    const entryId = entries.ids[entryOf[index] ?? missingEntry];
    if (entryId !== undefined) entry.add(entryId);
  }
  return { journal_line: line, journal_entry: entry };
}

/** The values of one column in the rows in which another has a value of a set. */
function pick({ columns }: TableColumns, wanted: number, by: number, values: IdSet): IdSet {
  const [ids, keys] = [columns[wanted], columns[by]];
  const picked = new IdSet();
  if (ids === undefined || keys === undefined) return picked;
  for (let row = 0; row < keys.length; row++) {
    const id = ids[row] ?? noId;
    if (id !== noId && values.has(keys[row] ?? Number.NaN)) picked.add(id);
  }
  return picked;
}

function union(sets: readonly IdSet[]): IdSet {
  const [only] = sets;
  return sets.length === 1 && only !== undefined ? only : IdSet.of(sets.flatMap((set) => [...set.ids()]));
}
