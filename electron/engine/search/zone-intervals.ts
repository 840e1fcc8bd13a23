import type { RecordTest } from './record-test.ts';
import { shareOf, type Zone, type ZoneMap, zoneIds } from './zone-map.ts';

/** A run of ids; `share` says whether each of its records must still be checked. Where it is left out there is nothing to check. */
export interface IdInterval {
  readonly firstId: number;
  readonly lastId: number;
  readonly share?: 'some' | 'all';
}

/** More runs than this cost more than reading what lies between them. */
const mostIntervals = 24;

/** The runs of ids within a span that can hold records which meet all conditions, the last run first. */
export function intervalsOf(
  zones: ZoneMap,
  tests: readonly RecordTest[],
  span: { readonly firstId: number; readonly lastId: number },
): IdInterval[] {
  const within = zones.filter((zone) => zone.firstId <= span.lastId && zone.firstId + zoneIds > span.firstId);
  const exact = runs(within, tests);
  const few = exact.length <= mostIntervals ? exact : bridge(exact);
  return few
    .map(({ firstId, lastId, share }) => ({
      firstId: Math.max(firstId, span.firstId),
      lastId: Math.min(lastId, span.lastId),
      share,
    }))
    .reverse();
}

type Run = Required<{ -readonly [Member in keyof IdInterval]: IdInterval[Member] }>;

function runs(zones: readonly Zone[], tests: readonly RecordTest[]): Run[] {
  const found: Run[] = [];
  for (const zone of zones) {
    const share = shareOf(zone, tests);
    if (share === 'none') continue;
    const lastId = zone.firstId + zoneIds - 1;
    const before = found.at(-1);
    if (before?.share === share && before.lastId + 1 === zone.firstId) before.lastId = lastId;
    else found.push({ firstId: zone.firstId, lastId, share });
  }
  return found;
}

/** Joins runs over the narrowest gaps until few are left; what lies between is read and checked. */
function bridge(exact: readonly Run[]): Run[] {
  const gaps = exact
    .slice(1)
    .map((run, index) => ({ index, ids: run.firstId - (exact[index]?.lastId ?? 0) }))
    .sort((a, b) => a.ids - b.ids)
    .slice(0, exact.length - mostIntervals);
  const bridged = new Set(gaps.map(({ index }) => index + 1));
  const joined: Run[] = [];
  for (const [index, run] of exact.entries()) {
    const before = joined.at(-1);
    if (before === undefined || !bridged.has(index)) joined.push({ ...run });
    else Object.assign(before, { lastId: run.lastId, share: 'some' } satisfies Partial<Run>);
  }
  return joined;
}
