import { release } from './release.ts';

/** Whole numbers in half the memory where all of them fit in 32 bits, as ids and dates do in every archive. */
export type Integers = Int32Array | Float64Array;

/**
 * Whole numbers appended one by one to an array made for as many as are expected, so that nothing is copied and no second array stands
 * beside the first at its largest. It widens to doubles at the first number beyond 32 bits, and grows where there are more.
 */
export class IntegerList {
  #values: Integers;
  #length = 0;

  constructor(expected: number) {
    this.#values = new Int32Array(Math.max(16, expected));
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#values instanceof Int32Array && value !== (value | 0)) {
      const wide = new Float64Array(this.#values.length);
      wide.set(this.#values);
      release(this.#values);
      this.#values = wide;
    }
    this.#values = withRoom(this.#values, this.#length);
    this.#values[this.#length++] = value;
  }

  /** The numbers; without a copy where there were as many as expected. The list is given up. */
  done(): Integers {
    const values = this.#values;
    const result = trimmed(values, this.#length);
    if (result !== values) release(values);
    return result;
  }

  /** The numbers so far; not a copy, and empty after a further `push`. */
  view(): Integers {
    return this.#values.subarray(0, this.#length);
  }
}

/** The same array, or a larger one where `length` fills it. */
export function withRoom<A extends Int32Array | Float64Array | Uint32Array | Uint8Array>(
  values: A,
  length: number,
): A {
  if (length < values.length) return values;
  // The constructor of the very array; TypeScript knows it as Function alone.
  const larger = new (values.constructor as new (length: number) => A)(Math.ceil(values.length * 1.5));
  larger.set(values);
  release(values);
  return larger;
}

/** The first `length` numbers; a copy only where the array is longer. */
export function trimmed<A extends Int32Array | Float64Array | Uint32Array | Uint8Array>(
  values: A,
  length: number,
): A {
  return length === values.length ? values : (values.slice(0, length) as A);
}
