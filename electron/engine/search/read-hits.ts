import { searchRecordQueries } from '#shared/archive-format/search-records.ts';
import type { SearchHit } from '#shared/contract/search.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { isDamage, isOverflow } from '../open/sqlite-failure.ts';
import { integerCell } from '../query/exact-sum.ts';
import { type MarkedWords, snippetOf } from './snippet.ts';

interface SearchRow {
  readonly kind: string;
  readonly record_id: number;
  readonly record_date: string | null;
  readonly amount_cents: bigint | null;
  readonly title: string;
}

/** The records behind some ids of search records, in their order, each with the piece of its text that was found. */
export function readHits(db: ReadOnlyDatabase, ids: readonly number[], words: MarkedWords): SearchHit[] {
  const record = db.prepare<SearchRow>(
    'SELECT kind, CAST(record_id AS REAL) AS record_id, record_date, amount_cents, title FROM search_record WHERE id = ?',
    { safeIntegers: true },
  );
  return ids.flatMap((id) => {
    const row = record.get(id);
    if (row === undefined) return [];
    return {
      kind: row.kind,
      recordId: row.record_id,
      title: row.title,
      date: row.record_date,
      amountCents: row.amount_cents === null ? null : integerCell(row.amount_cents),
      snippet: snippetOf(bodyOf(db, row.kind, row.record_id), words),
    };
  });
}

/** The text behind a title. The index keeps none, so it is derived from the record again (format README, "What is searchable"). */
function bodyOf(db: ReadOnlyDatabase, kind: string, recordId: number): string {
  if (!Object.hasOwn(searchRecordQueries, kind)) return '';
  const query = searchRecordQueries[kind as keyof typeof searchRecordQueries];
  const derived = db.prepare<{ body: string }>(query, { safeIntegers: true });
  try {
    return derived.get({ firstId: recordId, lastId: recordId })?.body ?? '';
  } catch (error) {
    // The hit is found and named by what is sound; what is wrong with its record shows when it is opened.
    if (isDamage(error) || isOverflow(error)) return '';
    throw error;
  }
}
