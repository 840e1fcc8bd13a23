import type { CheckReport } from '../verify/check-outcome.ts';
import { type CarriedAccount, type CarryDifference, carryOver, follows } from './carry-over.ts';
import { centsDetail, centsText } from './cents.ts';
import type { RecordReader } from './record-reader.ts';
import { readYearBalances, type YearBalances } from './year-balances.ts';

/**
 * Each year opens with what the year before closed with. Profit and loss accounts begin at zero; their result may have moved to one
 * balance sheet account. A mixed account does either.
 */
export function checkYearContinuity(records: RecordReader, report: CheckReport): void {
  const accounts = new Map(
    records
      .prepare<CarriedAccount>('SELECT id, code, description, type FROM ledger_account')
      .all()
      .map((account) => [account.id, account]),
  );
  const years = readYearBalances(records);
  for (const [i, next] of years.entries()) {
    const previous = years[i - 1];
    if (previous === undefined || next.opening === null || !follows(previous, next)) continue;
    const { differences } = carryOver(previous.closing, next.opening, accounts);
    // Without its own opening balance the earlier year's closing is known only if it began at zero, which then shows.
    if (previous.opening === null && differences.length > 0) continue;
    report.looked(1);
    for (const difference of differences) reportDifference(report, previous, next, difference);
  }
  if (report.items === 0) report.notPossible('no_next_year');
}

function reportDifference(
  report: CheckReport,
  previous: YearBalances,
  next: YearBalances,
  { account, expectedCents, openingCents }: CarryDifference<CarriedAccount>,
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
