/** A share in basis points of an amount in cents, rounded half away from zero. */
export function shareOf(cents: number, basisPoints: number): number {
  return Math.sign(cents) * Math.floor((Math.abs(cents) * basisPoints + 5000) / 10_000);
}

/** The net of an amount that includes VAT at a rate in basis points. */
export function netOf(grossCents: number, basisPoints: number): number {
  return Math.sign(grossCents) * Math.round((Math.abs(grossCents) * 10_000) / (10_000 + basisPoints));
}

/** Spreads an amount over weights so that the parts add up to it exactly; the largest remainders get the odd cents. */
export function spread(totalCents: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) throw new RangeError('an amount cannot be spread over no weight');
  const exact = weights.map((weight) => (totalCents * weight) / sum);
  const parts = exact.map(Math.floor);
  let rest = totalCents - parts.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (rest === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    rest -= 1;
  }
  return parts;
}

/** Cents as a plain decimal with a point, such as UBL and `unit_price` have it: 1234.50. */
export function plainAmount(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Cents as the Dutch write them: 1.234,50. */
export function dutchAmount(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${cents < 0 ? '-' : ''}${whole},${digits.slice(-2)}`;
}
