/** Numbers appended one by one, kept as a typed array that doubles: a million of them take 8 MB, not 30. */
export class NumberList {
  #values = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      // The smaller array is given back with the move, not when the collector comes to it.
      this.#values = new Float64Array(this.#values.buffer.transfer(this.#values.byteLength * 2));
    }
    this.#values[this.#length++] = value;
  }

  /** The numbers so far; not a copy, and empty after a further `push`. */
  view(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }
}
