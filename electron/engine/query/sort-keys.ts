import { compareCodePoints, foldText } from '#shared/domain/fold-text.ts';
import type { SqlValue } from '../driver/statement.ts';
import { IntegerList } from './integer-list.ts';
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
  const values = new IntegerList(firstRows);
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
  const rows = new IntegerList(firstRows);
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
      const distinct = [...codes.keys()];
      codes.clear();
      const rankByCode = await rankDistinct(distinct, order, pacing);
      const codeByRow = rows.view();
      // A row's rank takes the place of its code.
      const ranks = new Uint32Array(codeByRow.buffer, 0, codeByRow.length);
      for (let row = 0; row < ranks.length; row++) ranks[row] = rankByCode[codeByRow[row] ?? 0] ?? 0;
      release(rankByCode);
      return rankWords(ranks, descending);
    },
  };
}

/** Room for the first rows of a list whose length nobody knows yet. */
const firstRows = 1024;

/** Stands for every blob; compared by identity only. */
const blobMarker = new Uint8Array(0);

/** The rank of each distinct value, by its place; values that compare equal share one. `values` are given up. */
async function rankDistinct(
  values: SqlValue[],
  order: 'binary' | 'folded',
  pacing: Pacing,
): Promise<Uint32Array> {
  if (order === 'folded') await foldInPlace(values, pacing);
  const sorted = await sortedPlaces(values, pacing);
  const ranks = new Uint32Array(values.length);
  let rank = 0;
  for (let index = 0; index < sorted.length; index++) {
    const place = sorted[index] ?? 0;
    const before = sorted[index - 1] ?? place;
    if (compareValues(values[before] ?? null, values[place] ?? null) !== 0) rank++;
    ranks[place] = rank;
  }
  release(sorted);
  return ranks;
}

async function foldInPlace(values: SqlValue[], pacing: Pacing): Promise<void> {
  for (const [place, value] of values.entries()) {
    if (typeof value === 'string') values[place] = foldText(value);
    if (place % 4096 === 0) await pacing.breathe();
  }
}

/** SQLite's order of values, text as it is stored; two blobs are equal here. */
export function compareValues(a: SqlValue, b: SqlValue): number {
  if (typeof a === 'string' && typeof b === 'string') return compareCodePoints(a, b);
  const type = typeRank(a);
  return type - typeRank(b) || (type === numberType ? Number(a) - Number(b) : 0);
}

const numberType = 1;

function typeRank(value: SqlValue): number {
  if (value === null) return 0;
  if (typeof value === 'string') return 2;
  return typeof value === 'object' ? 3 : numberType;
}

const runLength = 8192;

/**
 * The places of values in the order of the values: a merge sort that gives way between its pieces, and moves numbers alone, so that
 * half a million distinct texts cost nothing beside themselves.
 */
async function sortedPlaces(values: readonly SqlValue[], pacing: Pacing): Promise<Uint32Array> {
  let places = new Uint32Array(values.length);
  for (let place = 0; place < places.length; place++) places[place] = place;
  let spare = new Uint32Array(places.length);
  const compare = (a: number, b: number) => compareValues(values[a] ?? null, values[b] ?? null);
  for (let from = 0; from < places.length; from += runLength) {
    places.subarray(from, from + runLength).sort(compare);
    await pacing.breathe();
  }
  for (let length = runLength; length < places.length; length *= 2) {
    for (let from = 0; from < places.length; from += 2 * length) {
      await mergeRuns(
        places,
        spare,
        { from, middle: from + length, end: from + 2 * length },
        compare,
        pacing,
      );
    }
    [places, spare] = [spare, places];
  }
  release(spare);
  return places;
}

/** Merges two runs that stand beside each other into the same stretch of `to`. */
async function mergeRuns(
  runs: Uint32Array,
  to: Uint32Array,
  stretch: { readonly from: number; readonly middle: number; readonly end: number },
  compare: (a: number, b: number) => number,
  pacing: Pacing,
): Promise<void> {
  const middle = Math.min(stretch.middle, runs.length);
  const end = Math.min(stretch.end, runs.length);
  let [left, right] = [stretch.from, middle];
  for (let place = stretch.from; place < end; place++) {
    const [a, b] = [runs[left] ?? 0, runs[right] ?? 0];
    const isLeft = right >= end || (left < middle && compare(a, b) <= 0);
    to[place] = isLeft ? a : b;
    if (isLeft) left++;
    else right++;
    if (place % runLength === 0) await pacing.breathe();
  }
}
