import { fail } from '#shared/contract/failure.ts';
import type { SearchHit } from '#shared/contract/search.ts';
import type { SearchTerm } from '#shared/domain/search-query.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { BindValue, ReadStatement } from '../driver/statement.ts';
import { isDamage, isForeignSchema } from '../open/sqlite-failure.ts';
import type { Pacing } from '../query/pacing.ts';
import type { Table, TableCatalog } from '../query/table-catalog.ts';
import { foreignCondition } from './foreign-condition.ts';
import type { KindHits, SearchEngine } from './search-engine.ts';
import { type MarkedWords, snippetOf } from './snippet.ts';

/** Past this many hits in a table, reading it stops and the total is said not to be exact. */
export const foundAtMost = 10_000;
/** So many rows are read at a time before others may have their turn. */
const rowsAtOnce = 4096;
/** Longer than this nobody waits: the tables that were not read by then are said not to be counted to the end. */
const searchMs = 10_000;
const titleCharacters = 200;

/**
 * Searches a database that has no search index: every row of every table is read, so it takes as long as reading them. A record is found
 * where each term stands in one of its columns. Damaged rows are passed over, and the total is not exact then.
 */
export function createForeignSearch(db: ReadOnlyDatabase, catalog: TableCatalog): SearchEngine {
  return {
    async find({ scope, from, to }, terms, pacing) {
      if (from !== undefined || to !== undefined || Object.values(scope).some((id) => id !== undefined)) {
        throw fail('bad_filter', 'A foreign archive has no periods and administrations to search in.');
      }
      const endsAt = performance.now() + searchMs;
      const found: KindHits[] = [];
      for (const name of catalog.names) {
        const hits = await findInTable(db, catalog.table(name), terms, pacing, endsAt);
        // Of many tables, too: others have their turn, and what was prepared for a table can be let go.
        await pacing.breathe();
        if (hits.ids.length > 0 || !hits.isExact) found.push(hits);
      }
      return found;
    },
    read: (kind, ids, words) => readRows(db, catalog.table(kind), ids, words),
    sort: null,
    facets: null,
    warm: async () => {},
  };
}

async function findInTable(
  db: ReadOnlyDatabase,
  table: Table,
  terms: readonly SearchTerm[],
  pacing: Pacing,
  endsAt: number,
): Promise<KindHits> {
  const kind = table.name;
  const condition = foreignCondition(table, terms);
  if (condition === null) return { kind, ids: [], isExact: true };
  // A table without rowids has nothing that a hit could point at.
  if (table.idSql === null) return { kind, ids: [], isExact: false };
  const id = table.idSql;
  const from = `${quoteIdentifier(kind)} AS b`;
  const ids: number[] = [];
  try {
    const sliceEnd = db.prepare<number | null>(
      `SELECT max(i) FROM (SELECT ${id} AS i FROM ${from} WHERE ${id} > ? AND ${id} <= ${Number.MAX_SAFE_INTEGER} ORDER BY ${id} LIMIT ${rowsAtOnce})`,
      { pluck: true },
    );
    let matching: ReadStatement<number> | null = null;
    // A hit could not point at rows with higher ids, so they are not looked through.
    const beyond = db.prepare(`SELECT 1 FROM ${from} WHERE ${id} > ${Number.MAX_SAFE_INTEGER} LIMIT 1`);
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const end = sliceEnd.get(after) ?? null;
      // Ids of a page made to mislead do not ascend, and would be answered for ever.
      if (end !== null && end <= after) return { kind, ids, isExact: false };
      if (end === null) return { kind, ids, isExact: beyond.get() === undefined };
      matching ??= db.prepare<number>(
        `SELECT ${id} FROM ${from} WHERE ${id} > ? AND ${id} <= ? AND ${condition.sql} ORDER BY ${id}`,
        { pluck: true },
      );
      for (const found of matching.all(after, end, ...condition.values)) ids.push(found);
      if (ids.length > foundAtMost) return { kind, ids: ids.slice(0, foundAtMost), isExact: false };
      if (performance.now() > endsAt) return { kind, ids, isExact: false };
      after = end;
      await pacing.breathe();
    }
  } catch (error) {
    // A column whose name is no UTF-8 cannot be asked for; its table is passed over, as damaged rows are.
    if (!isDamage(error) && !isForeignSchema(error)) throw error;
    return { kind, ids, isExact: false };
  }
}

function readRows(
  db: ReadOnlyDatabase,
  table: Table,
  ids: readonly number[],
  words: MarkedWords,
): SearchHit[] {
  const columns = table.columns.filter(({ type }) => type !== 'blob');
  const cells = columns.map(({ name }) => `CAST(b.${quoteIdentifier(name)} AS TEXT)`);
  const statement = db.prepare<(string | null)[]>(
    `SELECT ${cells.join(', ')} FROM ${quoteIdentifier(table.name)} AS b WHERE ${table.idSql} = ?`,
    { raw: true },
  );
  return ids.flatMap((id) => {
    const row = statement.get(id as BindValue);
    if (row === undefined) return [];
    const filled = row.filter((text): text is string => text !== null && text !== '');
    const texts = filled.filter((text) => !/^-?\d+$/.test(text));
    return {
      kind: table.name,
      recordId: id,
      title: texts.slice(0, 2).join(' ').slice(0, titleCharacters) || `${table.name} ${id}`,
      date: null,
      amountCents: null,
      snippet: snippetOf(filled.join(' · '), words),
    };
  });
}
