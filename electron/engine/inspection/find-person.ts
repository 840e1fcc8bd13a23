import { type CoveredTable, columnsOf, coveredTableNames } from '#shared/archive-format/tables.ts';
import { fail } from '#shared/contract/failure.ts';
import type { InspectionTerm } from '#shared/contract/inspection.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import { isSqliteError, type ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { createPacing } from '../query/pacing.ts';
import { InspectionAnswer } from './inspection-answer.ts';
import { type TermTest, termTest } from './term-test.ts';

/** Settings of a search for a person. */
export interface FindPersonOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { table: string; rows: number; ofRows: number; found: number }) => void;
}

/** Tables that hold nobody: hashes, and what is derived from other tables. */
const withoutPeople: readonly CoveredTable[] = ['document_content', 'search_record'];
/** So many rows are read at once; a recognised text may be long. */
const rowsAtOnce = 500;

/**
 * Looks for somebody in every text of every table, row by row, without the search index: what is in no index counts as well. Then adds
 * what belongs to the records found. Throws `bad_filter` for a foreign database, `cancelled` when the signal aborts.
 */
export async function findPerson(
  archive: OpenArchive,
  terms: readonly InspectionTerm[],
  { signal, onProgress = () => {} }: FindPersonOptions = {},
): Promise<InspectionAnswer> {
  if (archive.format === 'foreign') {
    throw fail('bad_filter', 'Only an archive of this program’s own format says which records are whose.');
  }
  const tests = terms.map(termTest);
  const answer = new InspectionAnswer();
  const pacing = createPacing(archive.db, signal);
  for (const table of coveredTableNames) {
    const columns = textColumns(table);
    if (columns.length === 0 || withoutPeople.includes(table)) continue;
    const ofRows = countRows(archive.db, table);
    let rows = 0;
    for (const chunk of chunksOf(archive.db, table, columns, answer)) {
      for (const row of chunk) noteTerms(answer, table, columns, row, tests);
      rows += chunk.length;
      onProgress({ table, rows, ofRows, found: answer.total });
      await pacing.breathe();
    }
  }
  await addBelonging(archive.db, answer, pacing.breathe);
  return answer;
}

function textColumns(table: CoveredTable): string[] {
  return Object.entries(columnsOf(table)).flatMap(([name, column]) =>
    column.type === 'TEXT' && column.values === undefined ? [name] : [],
  );
}

type Row = readonly (string | number | null)[];

function* chunksOf(
  db: ReadOnlyDatabase,
  table: CoveredTable,
  columns: readonly string[],
  answer: InspectionAnswer,
): Generator<readonly Row[]> {
  const names = ['id', ...columns].map(quoteIdentifier).join(', ');
  const statement = db.prepare<Row>(
    `SELECT ${names} FROM ${quoteIdentifier(table)} WHERE id > ? AND id <= ${Number.MAX_SAFE_INTEGER} ORDER BY id LIMIT ${rowsAtOnce}`,
    { raw: true },
  );
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    let chunk: readonly Row[];
    try {
      chunk = statement.all(after);
    } catch (error) {
      if (!isSqliteError(error)) throw error;
      // Rows stand on a damaged page. What is behind it is looked through all the same.
      answer.incomplete.add(table);
      const next = nextReadable(db, table, after);
      if (next === null) return;
      after = next;
      continue;
    }
    if (chunk.length === 0) return;
    yield chunk;
    const last = Number(chunk.at(-1)?.[0]);
    if (!(last > after)) {
      // The ids of a page made to mislead do not ascend, and would be answered for ever.
      answer.incomplete.add(table);
      return;
    }
    after = last;
  }
}

/** Steps of one size before they grow again: an id can be any number, and what a damaged table calls its highest may be far off. */
const mostEvenProbes = 10_000;

/** An id behind `after` from which rows can be read again; null where there is none. Steps grow, so that a large hole takes few. */
function nextReadable(db: ReadOnlyDatabase, table: CoveredTable, after: number): number | null {
  const highest = readOr(null, () =>
    db.prepare<number>(`SELECT max(id) FROM ${quoteIdentifier(table)}`, { pluck: true }).get(),
  );
  if (typeof highest !== 'number') return null;
  let step = 1;
  let probes = 0;
  for (let id = Math.max(after, 0) + 1; id < highest; id += step) {
    if (step < rowsAtOnce || ++probes > mostEvenProbes) step *= 2;
    const isThere = readOr(undefined, () =>
      db
        .prepare<number>(`SELECT id FROM ${quoteIdentifier(table)} WHERE id > ? LIMIT 1`, { pluck: true })
        .get(id),
    );
    if (isThere !== undefined) return id;
  }
  return null;
}

function readOr<T, Other>(other: Other, read: () => T): T | Other {
  try {
    return read();
  } catch (error) {
    if (isSqliteError(error)) return other;
    throw error;
  }
}

function noteTerms(
  answer: InspectionAnswer,
  table: CoveredTable,
  columns: readonly string[],
  row: Row,
  tests: readonly TermTest[],
): void {
  for (const [at, column] of columns.entries()) {
    const text = row[at + 1];
    if (typeof text !== 'string' || text.length < 2) continue;
    for (const [term, holds] of tests.entries()) {
      if (holds(text)) answer.add(table, Number(row[0]), { kind: 'term', term, column });
    }
  }
}

function countRows(db: ReadOnlyDatabase, table: CoveredTable): number {
  return (
    readOr(0, () =>
      db.prepare<number>(`SELECT count(*) FROM ${quoteIdentifier(table)}`, { pluck: true }).get(),
    ) ?? 0
  );
}

/** What belongs to a record of a table: the table it is in, and a query of its ids, every `?` of which is the record's id. */
interface Belonging {
  readonly of: CoveredTable;
  readonly table: CoveredTable;
  readonly idsSql: string;
}

/** In this order, so that what belongs to something that belongs is found as well: a relation's invoices and their documents. */
const belongings: readonly Belonging[] = [
  { of: 'relation', table: 'invoice', idsSql: 'SELECT id FROM invoice WHERE relation_id = ?' },
  { of: 'relation', table: 'journal_line', idsSql: 'SELECT id FROM journal_line WHERE relation_id = ?' },
  {
    of: 'invoice',
    table: 'document',
    idsSql: `SELECT document_id FROM invoice WHERE id = ? AND document_id IS NOT NULL
      UNION SELECT document_id FROM document_link WHERE target_table = 'invoice' AND target_id = ?`,
  },
  {
    of: 'relation',
    table: 'document',
    idsSql: `SELECT document_id FROM document_link WHERE target_table = 'relation' AND target_id = ?`,
  },
  { of: 'document', table: 'invoice', idsSql: 'SELECT id FROM invoice WHERE document_id = ?' },
  { of: 'invoice', table: 'invoice_line', idsSql: 'SELECT id FROM invoice_line WHERE invoice_id = ?' },
  {
    of: 'invoice',
    table: 'journal_entry',
    idsSql: 'SELECT journal_entry_id FROM invoice WHERE id = ? AND journal_entry_id IS NOT NULL',
  },
  {
    of: 'journal_line',
    table: 'journal_entry',
    idsSql: 'SELECT journal_entry_id FROM journal_line WHERE id = ?',
  },
  {
    of: 'bank_line',
    table: 'journal_entry',
    idsSql: 'SELECT journal_entry_id FROM bank_line WHERE id = ? AND journal_entry_id IS NOT NULL',
  },
  { of: 'document', table: 'document_event', idsSql: 'SELECT id FROM document_event WHERE document_id = ?' },
  { of: 'document', table: 'authorisation', idsSql: 'SELECT id FROM authorisation WHERE document_id = ?' },
  { of: 'document', table: 'export_log', idsSql: 'SELECT id FROM export_log WHERE document_id = ?' },
];

/** So many records are asked about before others get their turn; an index leads to each. */
const recordsAtOnce = 50;

async function addBelonging(
  db: ReadOnlyDatabase,
  answer: InspectionAnswer,
  breathe: () => Promise<void>,
): Promise<void> {
  for (const { of, table, idsSql } of belongings) {
    const statement = db.prepare<number>(idsSql, { pluck: true });
    const parameters = idsSql.split('?').length - 1;
    for (const [at, owner] of answer.idsOf(of).entries()) {
      const ids = readOr(null, () => statement.all(...Array<number>(parameters).fill(owner)));
      if (ids === null) answer.incomplete.add(table);
      for (const id of ids ?? []) answer.add(table, id, { kind: 'belongs', to: { table: of, id: owner } });
      if (at % recordsAtOnce === 0) await breathe();
    }
  }
}
