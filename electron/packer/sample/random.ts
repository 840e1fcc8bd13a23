/**
 * A stream of pseudo-random numbers that is the same on every machine: sfc32 (Chris Doty-Humphrey's "small fast counter", 32-bit
 * variant of PractRand), seeded by hashing the seed and the stream's name with FNV-1a and 12 warm-up rounds.
 */
export class Random {
  readonly #seed: number;
  readonly #stream: string;
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: number, stream = '') {
    this.#seed = seed;
    this.#stream = stream;
    this.#a = fnv1a(`a/${seed}/${stream}`);
    this.#b = fnv1a(`b/${seed}/${stream}`);
    this.#c = fnv1a(`c/${seed}/${stream}`);
    for (let round = 0; round < 12; round++) this.uint32();
  }

  /** A stream of its own under a name: what is drawn from one stream never moves another. */
  fork(name: string | number): Random {
    return new Random(this.#seed, `${this.#stream}/${name}`);
  }

  /** A whole number from 0 to 2^32 - 1. */
  uint32(): number {
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  /** A number from 0 up to but not including 1. */
  fraction(): number {
    return this.uint32() / 0x1_0000_0000;
  }

  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.fraction() * (max - min + 1));
  }

  /** A number from `min` up to `max`, more often near the middle (the mean of two draws). */
  around(min: number, max: number): number {
    return min + ((this.fraction() + this.fraction()) / 2) * (max - min);
  }

  /** True in about `probability` of the draws. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** One of the values. Throws RangeError for an empty list. */
  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.fraction() * values.length)];
    if (value === undefined) throw new RangeError('nothing to pick from');
    return value;
  }

  /** One of the values, each as often as its weight says. Throws RangeError if no weight is positive. */
  weighted<Value>(values: readonly Value[], weight: (value: Value) => number): Value {
    let rest = this.fraction() * values.reduce((sum, value) => sum + weight(value), 0);
    for (const value of values) {
      rest -= weight(value);
      if (rest < 0) return value;
    }
    throw new RangeError('no weight is positive');
  }

  /** A copy of the values in any order (Fisher and Yates). */
  shuffled<Value>(values: readonly Value[]): Value[] {
    const rest = [...values];
    const shuffled: Value[] = [];
    while (rest.length > 0) shuffled.push(...rest.splice(Math.floor(this.fraction() * rest.length), 1));
    return shuffled;
  }

  /** So many decimal digits. */
  digits(length: number): string {
    let digits = '';
    while (digits.length < length) digits += String(this.integer(0, 9));
    return digits;
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
