import { fail } from '#shared/contract/failure.ts';
import { compareCodePoints } from '#shared/domain/fold-text.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';

/** The span of ids that a kind's search records lie in; a writer puts the kinds one after the other (format README, "What is searchable"). */
export interface KindRange {
  readonly kind: string;
  readonly firstId: number;
  readonly lastId: number;
}

/** All kinds of an archive with their spans. */
export function readKindRanges(db: ReadOnlyDatabase): readonly KindRange[] {
  const ranges = rangesByIndex(db);
  return followEachOther(ranges) ? ranges : rangesByReading(db);
}

/** Records of a kind stand in the order of their tables' ids, so the index over both leads to the first and the last of each. */
function rangesByIndex(db: ReadOnlyDatabase): KindRange[] {
  const nextKind = db.prepare<string>('SELECT kind FROM search_record WHERE kind > ? ORDER BY kind LIMIT 1', {
    pluck: true,
  });
  const edge = (direction: 'ASC' | 'DESC') =>
    db.prepare<number>(
      `SELECT id FROM search_record WHERE kind = ? ORDER BY record_id ${direction} LIMIT 1`,
      { pluck: true },
    );
  const [first, last] = [edge('ASC'), edge('DESC')];
  const ranges: KindRange[] = [];
  for (let before = ''; ; ) {
    const kind = nextKind.get(before);
    if (kind === undefined) break;
    // An index made to mislead does not ascend, and would be followed for ever.
    if (typeof kind !== 'string' || compareCodePoints(kind, before) <= 0) {
      throw fail('damaged_record', 'The search records: their index of kinds is out of order.');
    }
    ranges.push({ kind, firstId: first.get(kind) ?? 0, lastId: last.get(kind) ?? 0 });
    before = kind;
  }
  return ranges.sort((a, b) => a.firstId - b.firstId);
}

/** Whether the spans have no gap and no overlap. Then none of them can be too short without another one showing it. */
function followEachOther(ranges: readonly KindRange[]): boolean {
  return ranges.every((range, index) => {
    const before = ranges[index - 1];
    return range.firstId <= range.lastId && (before === undefined || range.firstId === before.lastId + 1);
  });
}

/** For an archive that was not written in the format's order: reads the whole index of kinds. */
function rangesByReading(db: ReadOnlyDatabase): KindRange[] {
  return db
    .prepare<KindRange>(
      'SELECT kind, min(id) AS firstId, max(id) AS lastId FROM search_record GROUP BY kind ORDER BY 2',
    )
    .all();
}
