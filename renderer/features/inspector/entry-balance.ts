/** Debit minus credit, exact at any size. */
export function differenceCents(debitCents: number | string, creditCents: number | string): bigint {
  return BigInt(debitCents) - BigInt(creditCents);
}
