import { plainest } from '#shared/domain/scaled-decimal.ts';
import type { SourceTotals } from '../writer/compose-manifest.ts';
import type { FieldReader } from './field-reader.ts';
import type { XafElement } from './xaf-element.ts';

/** Sums lines by side, exactly, and holds them against what the auditfile says of itself. */
export class RunningTotals {
  lines = 0;
  #debitCents: number | bigint = 0;
  #creditCents: number | bigint = 0;
  #magnitudeCents = 0;

  /** Whether every sum of these lines, in any order and by either side, is a number that a manifest can state. */
  get fitManifest(): boolean {
    return this.#magnitudeCents <= Number.MAX_SAFE_INTEGER;
  }

  add(amountCents: number | bigint, side: 'D' | 'C'): void {
    this.lines++;
    this.#magnitudeCents += Math.abs(Number(amountCents));
    if (side === 'D') this.#debitCents = sum(this.#debitCents, amountCents);
    else this.#creditCents = sum(this.#creditCents, amountCents);
  }

  addAll(other: RunningTotals): void {
    this.lines += other.lines;
    this.#magnitudeCents += other.#magnitudeCents;
    this.#debitCents = sum(this.#debitCents, other.#debitCents);
    this.#creditCents = sum(this.#creditCents, other.#creditCents);
  }

  requireBalance(fields: FieldReader, code: string, message: string, at: string): void {
    if (this.#debitCents !== this.#creditCents) fields.note(code, message, at);
  }

  /** What a section says of its own lines, debit and credit; each that differs from what it holds is noted. */
  compareWithSource(fields: FieldReader, section: XafElement, what: string): SourceTotals {
    const lines = fields.integer(section, 'linescount');
    const debitCents = fields.optionalCents(section, 'totaldebit');
    const creditCents = fields.optionalCents(section, 'totalcredit');
    const checks = [
      { code: 'line_count_differs', stated: lines, found: this.lines, name: 'number of lines' },
      {
        code: 'total_debit_differs',
        stated: debitCents,
        found: this.#debitCents,
        name: 'total debit in cents',
      },
      {
        code: 'total_credit_differs',
        stated: creditCents,
        found: this.#creditCents,
        name: 'total credit in cents',
      },
    ];
    for (const { code, stated, found, name } of checks) {
      if (stated !== null && stated !== found) {
        fields.note(
          code,
          `the ${what} state another ${name} than they hold`,
          `stated ${stated}, found ${found}`,
        );
      }
    }
    return { lines, debitCents: exactNumber(debitCents), creditCents: exactNumber(creditCents) };
  }
}

function sum(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number') {
    const total = a + b;
    if (Number.isSafeInteger(total)) return total;
  }
  return plainest(BigInt(a) + BigInt(b));
}

/** The manifest is JSON, whose numbers are exact up to 2^53: 90 trillion euros. */
function exactNumber(value: number | bigint | null): number | null {
  return typeof value === 'bigint' ? null : value;
}
