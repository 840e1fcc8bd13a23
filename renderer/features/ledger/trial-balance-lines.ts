import type { StatementAccount } from '#shared/domain/statements.ts';
import type { Balances } from '../../app/use-balances.ts';

/**
 * The accounts of a trial balance of the year at `place`. Their amounts in cents: opening, debit, credit and closing, and what the
 * year before closed with, zero where there is none. Accounts without any amount are left out.
 */
export function trialBalanceLines({ accounts }: Balances, place: number): StatementAccount[] {
  return accounts
    .map((account) => {
      const year = account.balances[place];
      const amounts = [
        year?.openingCents,
        year?.debitCents,
        year?.creditCents,
        year?.closingCents,
        account.balances[place - 1]?.closingCents,
      ];
      return { ...account, closings: amounts.map((cents) => BigInt(cents ?? 0)) };
    })
    .filter(({ closings }) => closings.some((cents) => cents !== 0n));
}

/** An account that opens with another amount than it should after the year before. */
export interface CarryDifference {
  readonly id: number;
  readonly code: string;
  readonly description: string;
  readonly expectedCents: bigint;
  readonly openingCents: bigint;
}

/** The accounts whose opening in the year at `place` does not follow from the last closing. */
export function carryDifferences({ accounts }: Balances, place: number): CarryDifference[] {
  return accounts.flatMap(({ id, code, description, balances }) => {
    const year = balances[place];
    if (year?.carry !== 'differs') return [];
    return [
      {
        id,
        code,
        description,
        expectedCents: BigInt(year.expectedCents ?? 0),
        openingCents: BigInt(year.openingCents),
      },
    ];
  });
}
