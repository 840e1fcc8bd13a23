/** An account as far as a new year's opening depends on it. */
export interface CarriedAccount {
  readonly id: number;
  readonly code: string;
  readonly description: string;
  readonly type: string;
}

/** An account that opens with something else than follows from the year before. Cents, debit positive. */
export interface CarryDifference<A> {
  readonly account: A;
  readonly expectedCents: bigint;
  readonly openingCents: bigint;
}

/** How a year opens with what the year before closed with. */
export interface CarryOver<A> {
  readonly differences: readonly CarryDifference<A>[];
  /** The earlier year's result, debit positive: what its profit and loss accounts closed with. */
  readonly resultCents: bigint;
  /** The one account that took the result; null where none did. */
  readonly takesResult: A | null;
}

/**
 * Compares a year's opening with the closing of the year before, both by account id in cents. Profit and loss accounts begin at zero;
 * their result may have moved to one balance sheet account. A mixed account does either.
 */
export function carryOver<A extends Pick<CarriedAccount, 'id' | 'type'>>(
  closing: ReadonlyMap<number, bigint>,
  opening: ReadonlyMap<number, bigint>,
  accounts: ReadonlyMap<number, A>,
): CarryOver<A> {
  const differences: CarryDifference<A>[] = [];
  let resultCents = 0n;
  for (const id of new Set([...closing.keys(), ...opening.keys()])) {
    const account = accounts.get(id);
    if (account === undefined) continue;
    const closingCents = closing.get(id) ?? 0n;
    const openingCents = opening.get(id) ?? 0n;
    const resets = account.type === 'P' || (account.type === 'M' && openingCents === 0n);
    if (resets) resultCents += closingCents;
    const expectedCents = resets ? 0n : closingCents;
    if (openingCents !== expectedCents) differences.push({ account, expectedCents, openingCents });
  }
  const place = differences.findIndex(
    ({ account, expectedCents, openingCents }) =>
      account.type !== 'P' && openingCents - expectedCents === resultCents,
  );
  const [takesResult] = place >= 0 ? differences.splice(place, 1) : [];
  return { differences, resultCents, takesResult: takesResult?.account ?? null };
}

/** Whether a year begins on the day after another of the same administration ends. */
export function follows(
  previous: { readonly administrationId: number; readonly endDate: string },
  next: { readonly administrationId: number; readonly startDate: string },
): boolean {
  const dayAfter = new Date(`${previous.endDate}T00:00:00Z`);
  dayAfter.setUTCDate(dayAfter.getUTCDate() + 1);
  return (
    previous.administrationId === next.administrationId &&
    !Number.isNaN(dayAfter.getTime()) &&
    dayAfter.toISOString().slice(0, 10) === next.startDate
  );
}
