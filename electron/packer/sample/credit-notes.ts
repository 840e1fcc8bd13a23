import type { Random } from './random.ts';

/** Decides which of many invoices are credit notes, so that even few invoices have some among them. */
export class CreditNotes {
  readonly #random: Random;
  readonly #every: number;
  /** The latest invoice number of each relation: what a credit note takes back. */
  readonly #lastNumbers = new Map<number, string>();
  #invoicesLeft: number;

  /** About one in `every` is a credit note. */
  constructor(random: Random, every: number) {
    this.#random = random;
    this.#every = every;
    this.#invoicesLeft = this.#draw();
  }

  /** Whether the relation's next paper is a credit note; never its first one. */
  isDue(relationId: number): boolean {
    this.#invoicesLeft -= 1;
    if (this.#invoicesLeft > 0 || !this.#lastNumbers.has(relationId)) return false;
    this.#invoicesLeft = this.#draw();
    return true;
  }

  /** Remembers an invoice as the one that a credit note would take back. */
  remember(relationId: number, invoiceNumber: string): void {
    this.#lastNumbers.set(relationId, invoiceNumber);
  }

  /** The number of the relation's latest invoice. */
  originalNumber(relationId: number): string | null {
    return this.#lastNumbers.get(relationId) ?? null;
  }

  #draw(): number {
    return Math.round(this.#every * this.#random.around(0.6, 1.4));
  }
}
