import type { z } from 'zod';
import type { accountBalanceSchema, balanceMethods } from '#shared/contract/balances.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { type CarryOver, carryOver, follows } from '../books/carry-over.ts';
import { movementsByYear, type YearMovements } from './balances.ts';
import { integerCell } from './exact-sum.ts';
import type { FiscalYear, Ledger, LedgerAccount } from './ledger.ts';

type Input = z.output<(typeof balanceMethods)['ledger.balances']['input']>;
type Balances = z.infer<(typeof balanceMethods)['ledger.balances']['output']>;
type AccountBalance = z.infer<typeof accountBalanceSchema>;

/** The method behind the trial balance and the statements. `current` throws `locked` where nothing is open. */
export function createBalanceHandlers(current: () => Ledger): Handlers<typeof balanceMethods> {
  return { 'ledger.balances': (input, { signal }) => readBalances(current(), input, signal) };
}

/** A year as it opens and closes; the closing is that of the whole year, wherever the balances shown end. */
interface WholeYear {
  readonly opening: ReadonlyMap<number, bigint>;
  readonly openingKind: Balances['years'][number]['opening'];
  readonly closing: ReadonlyMap<number, bigint>;
}

/** All years of an administration side by side. Throws `not_found` for a year that is not there. */
export async function readBalances(
  ledger: Ledger,
  { administrationId, fiscalYearId, toPeriod, toDate }: Input,
  signal: AbortSignal | undefined,
): Promise<Balances> {
  const years = ledger.years.filter((year) => year.administrationId === administrationId);
  const accounts = ledger.accounts.filter((account) => account.administrationId === administrationId);
  const shown = await movementsByYear(ledger, years, { toPeriod, toDate, ofYear: fiscalYearId }, signal);
  const isWhole = toPeriod === undefined && toDate === undefined;
  const whole = isWhole ? shown : await movementsByYear(ledger, years, {}, signal);
  const wholeYears = years.map((year) => wholeYear(ledger, year, whole.get(year.id)));
  const byId = new Map(accounts.map((account) => [account.id, account] as const));
  const carries = years.map((year, place) =>
    carryInto(year, years[place - 1], wholeYears[place], wholeYears[place - 1], byId),
  );
  return {
    years: years.map((year, place) => ({
      id: year.id,
      label: year.label,
      startDate: year.startDate,
      endDate: year.endDate,
      opening: wholeYears[place]?.openingKind ?? 'none',
      periods: [...(whole.get(year.id)?.periods ?? [])],
    })),
    accounts: accounts.map((account) => ({
      id: account.id,
      code: account.code,
      description: account.description,
      type: account.type,
      rgsCode: account.rgsCode,
      leadCode: account.leadCode,
      balances: years.map((year, place) =>
        balanceOf(ledger, account, year, shown.get(year.id), carries[place] ?? null, wholeYears[place - 1]),
      ),
    })),
  };
}

function wholeYear(ledger: Ledger, year: FiscalYear, movements: YearMovements | undefined): WholeYear {
  const records = ledger.openings(year.id);
  const booked = movements?.bookedOpening ?? new Map<number, bigint>();
  const closing = new Map(records);
  for (const [id, { debit, credit }] of movements?.byAccount ?? []) {
    closing.set(id, (closing.get(id) ?? 0n) + debit.value - credit.value);
  }
  return {
    opening: records.size > 0 ? records : booked,
    openingKind: records.size > 0 ? 'records' : booked.size > 0 ? 'journal' : 'none',
    closing,
  };
}

/** Null where it cannot be told: no year before, or one of the two without its opening balance. */
function carryInto(
  year: FiscalYear,
  before: FiscalYear | undefined,
  own: WholeYear | undefined,
  last: WholeYear | undefined,
  accounts: ReadonlyMap<number, LedgerAccount>,
): CarryOver<LedgerAccount> | null {
  if (before === undefined || own === undefined || last === undefined || !follows(before, year)) return null;
  if (own.openingKind === 'none' || last.openingKind === 'none') return null;
  return carryOver(last.closing, own.opening, accounts);
}

function balanceOf(
  ledger: Ledger,
  account: LedgerAccount,
  year: FiscalYear,
  movements: YearMovements | undefined,
  carry: CarryOver<LedgerAccount> | null,
  last: WholeYear | undefined,
): AccountBalance {
  const opening = ledger.openings(year.id).get(account.id) ?? 0n;
  const movement = movements?.byAccount.get(account.id);
  const debit = movement?.debit.value ?? 0n;
  const credit = movement?.credit.value ?? 0n;
  return {
    openingCents: integerCell(opening),
    debitCents: integerCell(debit),
    creditCents: integerCell(credit),
    closingCents: integerCell(opening + debit - credit),
    ...carryOf(account, carry, last?.closing.get(account.id) ?? 0n),
  };
}

function carryOf(
  account: LedgerAccount,
  carry: CarryOver<LedgerAccount> | null,
  lastClosing: bigint,
): Pick<AccountBalance, 'carry' | 'expectedCents'> {
  if (carry === null) return { carry: 'unknown', expectedCents: null };
  if (carry.takesResult?.id === account.id) {
    return { carry: 'result', expectedCents: integerCell(lastClosing + carry.resultCents) };
  }
  const difference = carry.differences.find((one) => one.account.id === account.id);
  if (difference !== undefined) {
    return { carry: 'differs', expectedCents: integerCell(difference.expectedCents) };
  }
  const resets = account.type === 'P' && lastClosing !== 0n;
  return { carry: resets ? 'reset' : 'same', expectedCents: integerCell(resets ? 0n : lastClosing) };
}
