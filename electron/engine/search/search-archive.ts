import { searchRecordQueries } from '#shared/archive-format/search-records.ts';
import type { SearchHit } from '#shared/contract/search.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import { parseSearchQuery, type SearchTerm } from '#shared/domain/search-query.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { type KindRange, kindRanges } from './kind-ranges.ts';
import { conditionsOf, type SearchConditions, type SearchInput } from './search-conditions.ts';
import { type MarkedWords, markedWords, snippetOf } from './snippet.ts';

/** Past this many hits of a kind, counting stops and the total is said not to be exact. */
export const countedAtMost = 10_000;
/** So many hits of a kind are ranked by how well they fit; of more, the newest come first (docs/decisions/0005-order-of-hits.md). */
const rankedAtMost = 2000;
/** So many hits of each kind come before the rest of any. */
const firstOfEachKind = 5;
/** The order of the kinds, where none has a better hit: what people look for first. */
const kindOrder = [
  'relation',
  'invoice',
  'document',
  'journal_entry',
  'bank_line',
  'journal_line',
  'ledger_account',
];

/** The answer of a search, without how the text was read. */
export interface SearchAnswer {
  readonly total: number;
  readonly totalIsExact: boolean;
  readonly byKind: { kind: string; total: number; exact: boolean }[];
  readonly hits: SearchHit[];
}

/** Searches an archive's `search_record` and its full-text index. */
export function searchArchive(db: ReadOnlyDatabase, input: SearchInput): SearchAnswer {
  const terms = parseSearchQuery(input.text);
  const conditions = conditionsOf(db, input, terms);
  if (conditions.isEmpty) return { total: 0, totalIsExact: true, byKind: [], hits: [] };
  const ranges = kindRanges(db)
    .filter(({ kind }) => conditions.kinds?.includes(kind) ?? true)
    .sort((a, b) => orderOf(a.kind) - orderOf(b.kind));
  const counted = ranges
    .map((range) => ({ range, ...countKind(db, conditions, range) }))
    .filter(({ total }) => total > 0);
  const wanted = input.offset + input.limit;
  const ordered = counted.map(({ range, total }) =>
    orderKind(db, conditions, range, total, wanted, input.text),
  );
  const ids = interleave(ordered, input.offset, input.limit);
  const words = markedWords(terms);
  return {
    total: counted.reduce((sum, { total }) => sum + total, 0),
    totalIsExact: counted.every(({ exact }) => exact),
    byKind: counted.map(({ range, total, exact }) => ({ kind: range.kind, total, exact })),
    hits: readHits(db, ids, words),
  };
}

/** How the terms of a text are told back to the user. */
export function understoodOf(
  terms: readonly SearchTerm[],
): { as: 'words' | 'phrase' | 'prefix' | 'amount' | 'date' | 'iban' | 'number'; text: string }[] {
  return terms.map((term) => {
    if (term.kind === 'word' || term.kind === 'operator') return { as: 'words', text: term.text };
    if (term.kind === 'amount_range') return { as: 'amount', text: term.text };
    return { as: term.kind, text: term.text };
  });
}

function orderOf(kind: string): number {
  const index = kindOrder.indexOf(kind);
  return index === -1 ? kindOrder.length : index;
}

/** FROM and WHERE of the matches within one kind, and what they bind. */
function matchesOf(conditions: SearchConditions, range: KindRange) {
  const clauses = [...conditions.clauses];
  const span = [range.firstId, range.lastId];
  if (conditions.match === null) {
    return {
      sql: `FROM search_record r WHERE ${[...clauses, '+r.kind = ?', 'r.id BETWEEN ? AND ?'].join(' AND ')}`,
      values: [...conditions.values, range.kind, ...span],
      id: 'r.id',
    };
  }
  // With the span on the index's own rowid it walks this kind's part of a word's list alone.
  const from = `FROM search s CROSS JOIN search_record r ON r.id = s.rowid`;
  return {
    sql: `${from} WHERE search MATCH ? AND s.rowid BETWEEN ? AND ? AND +r.kind = ?${clauses.map((clause) => ` AND ${clause}`).join('')}`,
    values: [conditions.match, ...span, range.kind, ...conditions.values],
    id: 's.rowid',
  };
}

function countKind(
  db: ReadOnlyDatabase,
  conditions: SearchConditions,
  range: KindRange,
): { total: number; exact: boolean } {
  const { sql, values } = matchesOf(conditions, range);
  const total =
    db
      .prepare<number>(`SELECT count(*) FROM (SELECT 1 ${sql} LIMIT ${countedAtMost + 1})`, { pluck: true })
      .get(...values) ?? 0;
  return total > countedAtMost ? { total: countedAtMost, exact: false } : { total, exact: true };
}

/** A kind's hits in their order: ids, and whether the first one's title is just what was typed. */
interface OrderedKind {
  readonly ids: readonly number[];
  readonly hasExact: boolean;
}

function orderKind(
  db: ReadOnlyDatabase,
  conditions: SearchConditions,
  range: KindRange,
  total: number,
  wanted: number,
  text: string,
): OrderedKind {
  const { sql, values, id } = matchesOf(conditions, range);
  if (total > rankedAtMost) {
    const ids = db
      .prepare<number>(`SELECT ${id} ${sql} ORDER BY ${id} DESC LIMIT ?`, { pluck: true })
      .all(...values, wanted);
    return { ids, hasExact: false };
  }
  const rank = conditions.match === null ? '0.0' : 'bm25(search, 4.0, 1.0)';
  const rows = db
    .prepare<{ id: number; title: string; rank: number }>(
      `SELECT ${id} AS id, r.title AS title, ${rank} AS rank ${sql}`,
    )
    .all(...values);
  const typed = foldText(text.replaceAll('"', '')).trim();
  const scored = rows.map((row) => ({ id: row.id, rank: row.rank, fit: fitOf(foldText(row.title), typed) }));
  // The newest of equals first: an id grows with time within a kind.
  scored.sort((a, b) => b.fit - a.fit || a.rank - b.rank || b.id - a.id);
  return { ids: scored.slice(0, wanted).map((row) => row.id), hasExact: (scored[0]?.fit ?? 0) >= 2 };
}

/** 3 where a title is what was typed, 2 where one of its words is, 1 where it begins so. */
function fitOf(title: string, typed: string): number {
  if (title === typed) return 3;
  if (` ${title} `.includes(` ${typed} `)) return 2;
  return title.startsWith(typed) ? 1 : 0;
}

/** Kinds with an exact hit first; of every kind the first few, then the rest kind by kind. */
function interleave(kinds: readonly OrderedKind[], offset: number, limit: number): number[] {
  const ordered = [...kinds].sort((a, b) => Number(b.hasExact) - Number(a.hasExact));
  const first = ordered.flatMap(({ ids }) => ids.slice(0, firstOfEachKind));
  const rest = ordered.flatMap(({ ids }) => ids.slice(firstOfEachKind));
  return [...first, ...rest].slice(offset, offset + limit);
}

interface SearchRow {
  readonly id: number;
  readonly kind: string;
  readonly record_id: number;
  readonly record_date: string | null;
  readonly amount_cents: bigint | null;
  readonly title: string;
}

function readHits(db: ReadOnlyDatabase, ids: readonly number[], words: MarkedWords): SearchHit[] {
  const record = db.prepare<SearchRow>(
    'SELECT CAST(id AS REAL) AS id, kind, CAST(record_id AS REAL) AS record_id, record_date, amount_cents, title FROM search_record WHERE id = ?',
    { safeIntegers: true },
  );
  return ids.flatMap((id) => {
    const row = record.get(id);
    if (row === undefined) return [];
    const amount = row.amount_cents;
    return {
      kind: row.kind,
      recordId: row.record_id,
      title: row.title,
      date: row.record_date,
      amountCents:
        amount === null ? null : Number.isSafeInteger(Number(amount)) ? Number(amount) : String(amount),
      snippet: snippetOf(bodyOf(db, row.kind, row.record_id), words),
    };
  });
}

/** The text that stands behind a hit: the index keeps none, so it is derived from the record again. */
function bodyOf(db: ReadOnlyDatabase, kind: string, recordId: number): string {
  if (!Object.hasOwn(searchRecordQueries, kind)) return '';
  const query = searchRecordQueries[kind as keyof typeof searchRecordQueries];
  return (
    db.prepare<{ body: string }>(query, { safeIntegers: true }).get({ firstId: recordId, lastId: recordId })
      ?.body ?? ''
  );
}
