/** Numbers appended one by one, kept as a typed array that doubles: a million of them take 8 MB, not 30. */
export class NumberList {
  #values = new Float64Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** The numbers so far; not a copy. */
  view(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }
}
