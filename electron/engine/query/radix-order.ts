import type { Integers } from './integer-list.ts';
import type { Pacing } from './pacing.ts';
import { release } from './release.ts';

/** One sort key for every row, as unsigned 32-bit words, the most significant first; equal words all over cost nothing. */
export type KeyWords = readonly Uint32Array[];

/**
 * The order that sorts rows by their keys, the first key weighing most: `order[0]` is the row that comes first. Rows with equal keys
 * keep the order that they came in, or have it turned round with `lastFirst`. A radix sort, because it is linear and can be cut into
 * slices.
 */
export async function orderByKeys(
  rowCount: number,
  keys: readonly KeyWords[],
  pacing: Pacing,
  lastFirst = false,
): Promise<Uint32Array> {
  let order = new Uint32Array(rowCount);
  for (let row = 0; row < rowCount; row++) order[lastFirst ? rowCount - 1 - row : row] = row;
  let spare = new Uint32Array(rowCount);
  const words = keys.flat();
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index];
    if (word === undefined) continue;
    for (const shift of [0, 16]) {
      if (scatter(word, shift, order, spare)) [order, spare] = [spare, order];
      await pacing.breathe();
    }
  }
  release(spare);
  return order;
}

/** One pass by 16 bits of the key; false where all rows have the same ones, so that nothing was written. */
function scatter(word: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): boolean {
  const starts = new Uint32Array(65_537);
  for (let row = 0; row < word.length; row++) {
    const digit = (at(word, row) >>> shift) & 0xffff;
    starts[digit + 1] = at(starts, digit + 1) + 1;
  }
  if (at(starts, ((at(word, 0) >>> shift) & 0xffff) + 1) === word.length) return false;
  for (let digit = 0; digit < 65_536; digit++) starts[digit + 1] = at(starts, digit + 1) + at(starts, digit);
  for (let index = 0; index < from.length; index++) {
    const row = at(from, index);
    const digit = (at(word, row) >>> shift) & 0xffff;
    const place = at(starts, digit);
    starts[digit] = place + 1;
    to[place] = row;
  }
  return true;
}

/** Typed arrays answer `undefined` outside their bounds, where none of the loops above goes. */
function at(values: Uint32Array, index: number): number {
  return values[index] ?? 0;
}

/**
 * The words of numeric keys, in which unsigned order is numeric order; NaN stands for NULL and comes before all numbers. IEEE 754
 * doubles sort as integers once the sign bit is flipped, or all bits of a negative one.
 */
export function numberWords(values: Integers, descending: boolean): KeyWords {
  const flip = descending ? 0xffff_ffff : 0;
  return numbersFitOneWord(values) ? [shortWord(values, flip)] : doubleWords(values, flip);
}

/** Whole numbers of 31 bits, which is what amounts and dates mostly are: half the passes. */
function numbersFitOneWord(values: Integers): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? 0;
    if (!Number.isNaN(value) && (value !== Math.trunc(value) || Math.abs(value) > 0x3fff_ffff)) return false;
  }
  return true;
}

function shortWord(values: Integers, flip: number): Uint32Array {
  const word = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    word[row] = (Number.isNaN(value) ? 0 : value + 0x4000_0000) ^ flip;
  }
  return word;
}

function doubleWords(values: Integers, flip: number): KeyWords {
  const high = new Uint32Array(values.length);
  const low = new Uint32Array(values.length);
  const double = new Float64Array(1);
  // The platforms that this runs on are all little-endian: the second word is the upper one.
  const halves = new Uint32Array(double.buffer);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? Number.NaN;
    // Adding zero makes negative zero a plain one.
    double[0] = value + 0;
    const [lower, upper] = Number.isNaN(value) ? [0, 0] : [at(halves, 0), at(halves, 1)];
    const isNegative = upper >>> 31 === 1;
    const isNull = Number.isNaN(value);
    high[row] = (isNull ? 0 : isNegative ? ~upper : upper | 0x8000_0000) ^ flip;
    low[row] = (isNegative ? ~lower : lower) ^ flip;
  }
  return [high, low];
}

/** The word of ranks, from 0 up; `ranks` itself, which is given up. */
export function rankWords(ranks: Uint32Array, descending: boolean): KeyWords {
  if (descending) for (let row = 0; row < ranks.length; row++) ranks[row] = ~at(ranks, row);
  return [ranks];
}
