import { compareCodePoints, foldText } from '#shared/domain/fold-text.ts';
import type { SqlValue } from '../driver/statement.ts';
import { NumberList } from './number-list.ts';
import type { Pacing } from './pacing.ts';
import { type KeyWords, numberWords, rankWords } from './radix-order.ts';
import { release } from './release.ts';

/** Collects one column's values, row by row, and turns them into a sort key. */
export interface SortKeyCollector {
  push(value: SqlValue): void;
  /** Once: the values that were collected are given up. */
  words(descending: boolean, pacing: Pacing): Promise<KeyWords>;
}

/** For columns of numbers. What is no number counts as NULL; integers beyond 2^53 are ordered as doubles. */
export function collectNumbers(): SortKeyCollector {
  const values = new NumberList();
  return {
    push: (value) =>
      values.push(typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : Number.NaN),
    async words(descending) {
      const words = numberWords(values.view(), descending);
      release(values.view());
      return words;
    },
  };
}

/**
 * For columns of anything, in SQLite's order of types: NULL, numbers, text, blobs (which are all equal here). Text is ordered as it is
 * stored, or `folded`: without case and diacritics.
 */
export function collectValues(order: 'binary' | 'folded'): SortKeyCollector {
  const codes = new Map<SqlValue, number>([[null, 0]]);
  const rows = new NumberList();
  return {
    push(value) {
      const key = value instanceof Uint8Array ? blobMarker : value;
      let code = codes.get(key);
      if (code === undefined) {
        code = codes.size;
        codes.set(key, code);
      }
      rows.push(code);
    },
    async words(descending, pacing) {
      const rankByCode = await rankDistinct([...codes.keys()], order, pacing);
      const codeByRow = rows.view();
      const ranks = new Uint32Array(codeByRow.length);
      for (let row = 0; row < ranks.length; row++) ranks[row] = rankByCode[codeByRow[row] ?? 0] ?? 0;
      release(codeByRow);
      return rankWords(ranks, descending);
    },
  };
}

/** Stands for every blob; compared by identity only. */
const blobMarker = new Uint8Array(0);

interface Distinct {
  readonly code: number;
  /** 0 NULL, 1 number, 2 text, 3 blob. */
  readonly type: number;
  readonly number: number;
  readonly text: string;
}

/** The rank of each distinct value; values that compare equal share one. */
async function rankDistinct(
  values: readonly SqlValue[],
  order: 'binary' | 'folded',
  pacing: Pacing,
): Promise<Uint32Array> {
  const distinct: Distinct[] = [];
  for (const [code, value] of values.entries()) {
    distinct.push(describe(code, value, order));
    if (code % 4096 === 0) await pacing.breathe();
  }
  const sorted = await sortInSlices(distinct, compareDistinct, pacing);
  const ranks = new Uint32Array(values.length);
  let rank = 0;
  for (const [index, item] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined && compareDistinct(before, item) !== 0) rank++;
    ranks[item.code] = rank;
  }
  return ranks;
}

function describe(code: number, value: SqlValue, order: 'binary' | 'folded'): Distinct {
  if (value === null) return { code, type: 0, number: 0, text: '' };
  if (typeof value === 'number' || typeof value === 'bigint')
    return { code, type: 1, number: Number(value), text: '' };
  if (typeof value === 'string')
    return { code, type: 2, number: 0, text: order === 'folded' ? foldText(value) : value };
  return { code, type: 3, number: 0, text: '' };
}

/** SQLite's order of values, text as it is stored; two blobs are equal here. */
export function compareValues(a: SqlValue, b: SqlValue): number {
  return compareDistinct(describe(0, a, 'binary'), describe(0, b, 'binary'));
}

function compareDistinct(a: Distinct, b: Distinct): number {
  return a.type - b.type || a.number - b.number || compareCodePoints(a.text, b.text);
}

const runLength = 8192;

/** A stable merge sort that gives way between its pieces. */
async function sortInSlices<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
  pacing: Pacing,
): Promise<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let from = 0; from < items.length; from += runLength) {
    runs.push(items.slice(from, from + runLength).sort(compare));
    await pacing.breathe();
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(await mergeRuns(runs[index] ?? [], runs[index + 1] ?? [], compare, pacing));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function mergeRuns<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
  pacing: Pacing,
): Promise<readonly T[]> {
  const merged: T[] = [];
  let [fromLeft, fromRight] = [0, 0];
  for (;;) {
    const [a, b] = [left[fromLeft], right[fromRight]];
    if (a === undefined || b === undefined)
      return [...merged, ...left.slice(fromLeft), ...right.slice(fromRight)];
    if (compare(a, b) <= 0) {
      merged.push(a);
      fromLeft++;
    } else {
      merged.push(b);
      fromRight++;
    }
    if (merged.length % runLength === 0) await pacing.breathe();
  }
}
