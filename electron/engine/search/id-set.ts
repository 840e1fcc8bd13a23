/** Ids below this have a bit of their own; an archive's count up from 1, and others are kept singly. */
const mostDenseIds = 1 << 28;

/** A set of record ids that takes a bit for each id up to the greatest. */
export class IdSet {
  #bits = new Uint32Array(64);
  readonly #others = new Set<number>();
  #size = 0;

  static of(ids: Iterable<number>): IdSet {
    const set = new IdSet();
    for (const id of ids) set.add(id);
    return set;
  }

  get size(): number {
    return this.#size;
  }

  get byteLength(): number {
    return this.#bits.byteLength + this.#others.size * 40;
  }

  add(id: number): void {
    if (this.has(id)) return;
    this.#size++;
    if (!isDense(id)) {
      this.#others.add(id);
      return;
    }
    const word = id >>> 5;
    if (word >= this.#bits.length) {
      const larger = new Uint32Array(Math.max(word + 1, this.#bits.length * 2));
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (id & 31));
  }

  *ids(): Generator<number> {
    for (const [word, bits] of this.#bits.entries()) {
      for (let rest = bits; rest !== 0; rest &= rest - 1) yield word * 32 + 31 - Math.clz32(rest & -rest);
    }
    yield* this.#others;
  }

  has(id: number): boolean {
    return isDense(id) ? (((this.#bits[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 1 : this.#others.has(id);
  }
}

function isDense(id: number): boolean {
  return id >= 0 && id < mostDenseIds && Number.isInteger(id);
}
