import type { CheckReport } from '../verify/check-outcome.ts';
import { centsDetail, centsText } from './cents.ts';
import type { RecordReader } from './record-reader.ts';
import { readYearBalances, type YearBalances } from './year-balances.ts';

interface Account {
  readonly id: number;
  readonly code: string;
  readonly description: string;
  readonly type: 'B' | 'P' | 'M';
}

interface Difference {
  readonly account: Account;
  readonly expectedCents: bigint;
  readonly openingCents: bigint;
}

/**
 * Each year opens with what the year before closed with. Profit and loss accounts begin at zero; their result may have moved to one
 * balance sheet account. A mixed account does either.
 */
export function checkYearContinuity(records: RecordReader, report: CheckReport): void {
  const accounts = new Map(
    records
      .prepare<Account>('SELECT id, code, description, type FROM ledger_account')
      .all()
      .map((account) => [account.id, account]),
  );
  const years = readYearBalances(records);
  for (const [i, next] of years.entries()) {
    const previous = years[i - 1];
    if (previous === undefined || next.opening === null || !follows(previous, next)) continue;
    const differences = differencesBetween(previous, next.opening, accounts);
    // Without its own opening balance the earlier year's closing is known only if it began at zero, which then shows.
    if (previous.opening === null && differences.length > 0) continue;
    report.looked(1);
    for (const difference of differences) reportDifference(report, previous, next, difference);
  }
  if (report.items === 0) report.notPossible('no_next_year');
}

function follows(previous: YearBalances, next: YearBalances): boolean {
  const dayAfter = new Date(`${previous.endDate}T00:00:00Z`);
  dayAfter.setUTCDate(dayAfter.getUTCDate() + 1);
  return (
    previous.administrationId === next.administrationId &&
    !Number.isNaN(dayAfter.getTime()) &&
    dayAfter.toISOString().slice(0, 10) === next.startDate
  );
}

function differencesBetween(
  { closing }: YearBalances,
  opening: ReadonlyMap<number, bigint>,
  accounts: ReadonlyMap<number, Account>,
): Difference[] {
  const differences: Difference[] = [];
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
  const takesResult = differences.findIndex(
    ({ account, expectedCents, openingCents }) =>
      account.type !== 'P' && openingCents - expectedCents === resultCents,
  );
  if (takesResult >= 0) differences.splice(takesResult, 1);
  return differences;
}

function reportDifference(
  report: CheckReport,
  previous: YearBalances,
  next: YearBalances,
  { account, expectedCents, openingCents }: Difference,
): void {
  report.find(
    'opening_differs_from_closing',
    `${next.administration}: account ${account.code} opens ${next.label} with ${centsText(openingCents)}; from ${previous.label} follows ${centsText(expectedCents)}.`,
    {
      table: 'ledger_account',
      record: { table: 'ledger_account', id: account.id },
      details: {
        administration: next.administration,
        account: account.code,
        description: account.description,
        fiscalYear: next.label,
        previousYear: previous.label,
        openingCents: centsDetail(openingCents),
        expectedCents: centsDetail(expectedCents),
      },
    },
  );
}
