import { normaliseAmount, parseScaled } from '#shared/domain/scaled-decimal.ts';
import { isCalendarDate, normaliseDate } from '../calendar-date.ts';
import type { Oddities } from '../oddities.ts';
import type { XafElement } from './xaf-element.ts';

/** An amount with its side, as exported. */
export interface SidedAmount {
  readonly amountCents: number | bigint;
  readonly side: 'D' | 'C';
}

/** Reads the typed fields of one auditfile; what is not in the format's own notation is tolerated and noted. */
export class FieldReader {
  readonly #file: string;
  readonly #oddities: Oddities;

  constructor(file: string, oddities: Oddities) {
    this.#file = file;
    this.#oddities = oddities;
  }

  note(code: string, message: string, at: string): void {
    this.#oddities.note(this.#file, code, message, at);
  }

  /** A date field as `YYYY-MM-DD`; null where it is absent or no date. */
  date(element: XafElement, ...names: readonly string[]): string | null {
    const text = element.text(...names);
    if (text === null || isCalendarDate(text)) return text;
    const date = normaliseDate(text);
    if (date === null)
      this.note('date_unreadable', 'dates that are none were left out', `line ${element.line}: ${text}`);
    else
      this.note(
        'date_notation',
        'dates in another notation than YYYY-MM-DD were understood',
        `line ${element.line}: ${text}`,
      );
    return date;
  }

  /** Cents of an amount field, 0 with a note where it is absent or no amount. */
  cents(element: XafElement, name: string): number | bigint {
    const cents = this.optionalCents(element, name);
    if (cents !== null) return cents;
    if (element.text(name) === null)
      this.note('amount_missing', 'missing amounts were taken as 0.00', `line ${element.line}`);
    return 0;
  }

  /** Cents of an amount field, null where it is absent or no amount. */
  optionalCents(element: XafElement, name: string): number | bigint | null {
    return this.#scaled(element, name, 2, 'amount');
  }

  /** Basis points of a percentage field, null where it is absent or none. */
  basisPoints(element: XafElement, name: string): number | null {
    const value = this.#scaled(element, name, 2, 'percentage');
    return value === null ? null : Number(value);
  }

  /** A whole number, null where it is absent or none. */
  integer(element: XafElement, name: string): number | null {
    const text = element.text(name);
    if (text === null) return null;
    if (/^[+-]?\d{1,15}$/.test(text)) return Number(text);
    this.note(
      'number_unreadable',
      `values of ${name} that are no whole number were left out`,
      `line ${element.line}: ${text}`,
    );
    return null;
  }

  /** An amount and its side. A side that is not said is debit, with a note: the amount itself keeps its sign. */
  sidedAmount(element: XafElement, amountName: string, sideName: string): SidedAmount {
    return { amountCents: this.cents(element, amountName), side: this.#side(element, sideName) };
  }

  #side(element: XafElement, name: string): 'D' | 'C' {
    const text = element.text(name);
    if (text === 'D' || text === 'C') return text;
    const first = text?.charAt(0).toUpperCase();
    if (first === 'D' || first === 'C') {
      this.note(
        'side_notation',
        'sides that are not written D or C were understood',
        `line ${element.line}: ${text}`,
      );
      return first;
    }
    this.note('side_missing', 'amounts without a side D or C were taken as debit', `line ${element.line}`);
    return 'D';
  }

  #scaled(element: XafElement, name: string, digits: number, what: string): number | bigint | null {
    const text = element.text(name);
    if (text === null) return null;
    let scaled = parseScaled(text, digits);
    const at = `line ${element.line}: ${text}`;
    if (scaled === null) {
      const normalised = normaliseAmount(text);
      scaled = normalised === null ? null : parseScaled(normalised, digits);
      if (scaled === null) {
        this.note(
          `${what}_unreadable`,
          `values of ${name} that are no number, or too large for one, were left out`,
          at,
        );
        return null;
      }
      this.note(`${what}_notation`, `values of ${name} in another notation than 1234.56 were understood`, at);
    }
    if (!scaled.isExact) {
      this.note(
        `${what}_rounded`,
        `values of ${name} with more than ${digits} decimals were rounded half away from zero`,
        at,
      );
    }
    return scaled.value;
  }
}
