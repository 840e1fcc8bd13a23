import { schemaSql } from '#shared/archive-format/schema.ts';
import { splitStatements } from '#shared/archive-format/sql-statements.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { Ledger } from '../query/ledger.ts';
import { countFacets } from './count-facets.ts';
import { createFieldColumns } from './field-columns.ts';
import { createMemberReader } from './field-members.ts';
import {
  type AmountTest,
  findMatches,
  isWalkedOnce,
  type MatchContext,
  type PreparedBranch,
  prepareBranch,
  selectiveTest,
  walkOnce,
} from './find-matches.ts';
import { type KindRange, readKindRanges } from './kind-ranges.ts';
import { type KindMatches, orderHits } from './order-hits.ts';
import { readHits } from './read-hits.ts';
import type { SearchEngine } from './search-engine.ts';
import { planSearch, type SearchPlan } from './search-plan.ts';
import { sortHits } from './sort-hits.ts';
import { createZoneReader } from './zone-map.ts';

/** Past this many hits of a kind, counting stops and the total is said not to be exact. */
export const countedAtMost = 10_000;

/** Whether an archive's search tables are those of the format; nothing that the file defines otherwise is run. */
export function hasSearchIndex(db: ReadOnlyDatabase): boolean {
  const stored = db.prepare<string | null>('SELECT sql FROM sqlite_schema WHERE name = ?', { pluck: true });
  return splitStatements(schemaSql)
    .flatMap((sql) => {
      const name = /^CREATE (?:VIRTUAL TABLE|TABLE|INDEX) (search\w*)/.exec(sql)?.[1];
      return name === undefined ? [] : [{ name, sql }];
    })
    .every(({ name, sql }) => stored.get(name) === sql);
}

/** Searches an archive's `search_record` and its full-text index; `ledger` and other columns in memory say what records themselves do not. */
export function createArchiveSearch(db: ReadOnlyDatabase, ledger: Ledger): SearchEngine {
  let ranges: readonly KindRange[] | undefined;
  const readZones = createZoneReader(db);
  const columns = createFieldColumns(db, ledger);
  const members = createMemberReader(db, columns);
  return {
    async find(request, terms, pacing) {
      ranges ??= readKindRanges(db);
      const plan = planSearch({ db, ranges }, request, terms);
      const context: MatchContext = {
        db,
        pacing,
        zones: () => readZones(pacing),
        members: (value) => members(value, pacing.signal),
      };
      return orderHits(db, await matchesByKind(context, plan, ranges), terms);
    },
    read: (_kind, ids, words) => readHits(db, ids, words),
    sort: (hits, order, pacing) => sortHits(db, hits, order, pacing),
    facets: async (hits, pacing) => countFacets(db, await readZones(pacing), columns, hits, pacing),
    async warm(pacing) {
      ranges ??= readKindRanges(db);
      await readZones(pacing);
      await columns.warm(pacing);
    },
  };
}

/** Each kind's matches, the newest first. Kinds without any are left out. */
async function matchesByKind(
  context: MatchContext,
  plan: SearchPlan,
  ranges: readonly KindRange[],
): Promise<KindMatches[]> {
  const branches: {
    readonly prepared: PreparedBranch;
    readonly selective: AmountTest | null;
    readonly walked: readonly number[] | null;
  }[] = [];
  for (const branch of plan.branches) {
    const prepared = await prepareBranch(context, branch);
    branches.push({
      prepared,
      selective: selectiveTest(context.db, branch),
      walked: isWalkedOnce(prepared) ? walkOnce(context.db, prepared) : null,
    });
  }
  const found: KindMatches[] = [];
  for (const range of ranges) {
    if (plan.kinds !== null && !plan.kinds.includes(range.kind)) continue;
    const lists: number[][] = [];
    for (const { prepared, selective, walked } of branches) {
      // One more than is counted tells whether there are more.
      lists.push(
        walked === null
          ? await findMatches(context, prepared, selective, range, countedAtMost + 1)
          : lastWithin(walked, range, countedAtMost + 1),
      );
    }
    const ids = union(lists);
    if (ids.length === 0) continue;
    const isExact = ids.length <= countedAtMost;
    found.push({ kind: range.kind, ids: isExact ? ids : ids.slice(0, countedAtMost), isExact });
  }
  return found;
}

/** The last of some ids (ascending) within a span, the newest first. */
function lastWithin(ids: readonly number[], { firstId, lastId }: KindRange, most: number): number[] {
  const end = placeOf(ids, lastId + 1);
  const start = Math.max(placeOf(ids, firstId), end - most);
  return ids.slice(start, end).reverse();
}

/** How many of some ids (ascending) are less than one. */
function placeOf(ids: readonly number[], id: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Joins lists of ids, the newest first. A list that was cut is as long as the answer, so nothing newer than its end is missing. */
function union(lists: readonly (readonly number[])[]): readonly number[] {
  const [only = []] = lists;
  if (lists.length <= 1) return only;
  return [...new Set(lists.flat())].sort((a, b) => b - a).slice(0, countedAtMost + 1);
}
