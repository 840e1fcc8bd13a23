const safePart = 2 ** 52;

/** Adds integers without ever losing a cent: doubles while they are exact, a bigint for what goes beyond. */
export class ExactSum {
  #whole = 0n;
  #part = 0;

  /** A bigint, or a number that is a safe integer. */
  add(value: number | bigint): void {
    if (typeof value === 'bigint') {
      this.#whole += value;
      return;
    }
    const sum = this.#part + value;
    if (Math.abs(sum) < safePart) {
      this.#part = sum;
      return;
    }
    this.#whole += BigInt(this.#part) + BigInt(value);
    this.#part = 0;
  }

  get value(): bigint {
    return this.#whole + BigInt(this.#part);
  }

  /** As it crosses the contract: a number, or a decimal string beyond 2^53. */
  get cents(): number | string {
    return this.#whole === 0n ? this.#part : integerCell(this.value);
  }
}

/** An integer as a cell of the contract: a number where it is exact, else a decimal string. */
export function integerCell(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}
