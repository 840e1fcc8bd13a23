import type { Cell } from '#shared/contract/values.ts';
import type { ListValues } from './list.ts';

/** The most frequent values; equally frequent ones in the order in which they came. `isComplete`: all of them were counted. */
export function mostFrequent(
  counts: ReadonlyMap<Cell, number>,
  limit: number,
  isComplete: boolean,
): ListValues {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return {
    values: sorted.slice(0, limit).map(([value, rows]) => ({ value, rows })),
    complete: isComplete && sorted.length <= limit,
  };
}
