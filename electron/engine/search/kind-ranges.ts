import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';

/** The span of ids that a kind's search records lie in; a writer puts the kinds one after the other (format README, "What is searchable"). */
export interface KindRange {
  readonly kind: string;
  readonly firstId: number;
  readonly lastId: number;
}

const rangesOf = new WeakMap<ReadOnlyDatabase, readonly KindRange[]>();

/** All kinds of an archive with their spans. Read once an archive: it walks the index of kinds. */
export function kindRanges(db: ReadOnlyDatabase): readonly KindRange[] {
  const known = rangesOf.get(db);
  if (known !== undefined) return known;
  const ranges = db
    .prepare<KindRange>('SELECT kind, min(id) AS firstId, max(id) AS lastId FROM search_record GROUP BY kind')
    .all();
  rangesOf.set(db, ranges);
  return ranges;
}
