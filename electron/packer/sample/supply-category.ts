import type { Product } from './product.ts';

/** A kind of supplier: what it sells, how much of the turnover goes to it, how often it sends an invoice. */
export interface SupplyCategory {
  readonly name: string;
  /** Ways to name a company of this kind; `#` is the surname, `@` the town. */
  readonly names: readonly string[];
  readonly country: 'NL' | 'BE' | 'DE';
  /** Part of the year's turnover that is spent here, in basis points. */
  readonly spendBp: number;
  /** How often its invoices come, relative to the other categories. */
  readonly frequency: number;
  /** At most so many lines on an invoice. */
  readonly maxLines: number;
  readonly payment: 'transfer' | 'direct_debit';
  readonly termDays: number;
  /** Months in which it delivers most; empty where every month is alike. */
  readonly season: readonly number[];
  /** The VAT that the buyer takes back of VAT that the buyer owes. */
  readonly reverse?: 'acquisition' | 'reverse';
  readonly products: readonly Product[];
}
