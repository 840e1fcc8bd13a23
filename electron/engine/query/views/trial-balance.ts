import { fail } from '#shared/contract/failure.ts';
import type { ListRow } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import { movementsByYear } from '../balances.ts';
import { type ComputedColumn, createComputedList } from '../computed-list.ts';
import { integerCell } from '../exact-sum.ts';
import type { Ledger } from '../ledger.ts';
import type { List } from '../list.ts';

const columns: readonly ComputedColumn[] = [
  { name: 'accountCode', type: 'code' },
  { name: 'description', type: 'text' },
  { name: 'type', type: 'code' },
  { name: 'rgsCode', type: 'code' },
  { name: 'openingCents', type: 'cents', isSummed: true },
  { name: 'debitCents', type: 'cents', isSummed: true },
  { name: 'creditCents', type: 'cents', isSummed: true },
  { name: 'closingCents', type: 'cents', isSummed: true },
];

/** What the trial balance can be narrowed by. */
const members: ReadonlySet<string> = new Set(['administrationId', 'fiscalYearId', 'toPeriod', 'toDate']);

/**
 * Every account's opening balance, debit, credit and closing balance. Of one fiscal year; without one, from each administration's
 * first opening through all years. Openings are those of `opening_balance_line`; what a package booked through a journal of type O
 * stands among the movements (format README, Conventions of the records).
 */
export function createTrialBalance(ledger: Ledger): List {
  return createComputedList(columns, (scope, signal) => computeTrialBalance(ledger, scope, signal));
}

async function computeTrialBalance(
  ledger: Ledger,
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<ListRow[]> {
  for (const [member, value] of Object.entries(scope)) {
    if (value !== undefined && !members.has(member)) {
      throw fail('bad_filter', `The trial balance cannot be narrowed by ${member}.`);
    }
  }
  const openingYears = ledger.openingYears(scope);
  const { fiscalYearIds } = ledger.scopeOf(scope);
  const years = ledger.years.filter(({ id }) => fiscalYearIds === null || fiscalYearIds.has(id));
  const { toPeriod, toDate } = scope;
  const movements = [...(await movementsByYear(ledger, years, { toPeriod, toDate }, signal)).values()];
  const administrationIds = new Set(openingYears.map((year) => year.administrationId));
  const openings = openingYears.map((year) => ledger.openings(year.id));
  return ledger.accounts
    .filter((account) => administrationIds.has(account.administrationId))
    .map((account) => {
      const opening = openings.reduce((sum, year) => sum + (year.get(account.id) ?? 0n), 0n);
      const booked = movements.map(({ byAccount }) => byAccount.get(account.id));
      const debit = booked.reduce((sum, movement) => sum + (movement?.debit.value ?? 0n), 0n);
      const credit = booked.reduce((sum, movement) => sum + (movement?.credit.value ?? 0n), 0n);
      return {
        ref: { table: 'ledger_account', id: account.id },
        cells: [
          account.code,
          account.description,
          account.type,
          account.rgsCode,
          integerCell(opening),
          integerCell(debit),
          integerCell(credit),
          integerCell(opening + debit - credit),
        ],
      };
    });
}
