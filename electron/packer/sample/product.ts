import type { AccountName } from './chart-of-accounts.ts';
import type { VatCodeName } from './vat-codes.ts';

/** Something that is bought or sold: description, unit, and the range of its price in cents, excluding VAT. */
export interface Product {
  readonly description: string;
  readonly unit: string;
  readonly minCents: number;
  readonly maxCents: number;
  readonly account: AccountName;
  /** Null where no VAT is due. */
  readonly vat: VatCodeName | null;
}

/** Products that are booked alike. */
export function products(
  account: AccountName,
  vat: VatCodeName | null,
  ...rows: readonly (readonly [description: string, unit: string, minCents: number, maxCents: number])[]
): Product[] {
  return rows.map(([description, unit, minCents, maxCents]) => ({
    description,
    unit,
    minCents,
    maxCents,
    account,
    vat,
  }));
}
