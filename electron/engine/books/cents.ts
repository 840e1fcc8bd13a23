/** Cents as an English message shows them: 1234.56. */
export function centsText(cents: bigint | number): string {
  const exact = BigInt(cents);
  const digits = String(exact < 0n ? -exact : exact).padStart(3, '0');
  return `${exact < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Cents as they go into a finding's details: beyond 2^53 as decimal text. */
export function centsDetail(cents: bigint | number): number | string {
  const number = Number(cents);
  return Number.isSafeInteger(number) ? number : String(cents);
}
