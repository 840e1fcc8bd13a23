import type { CheckReport } from '../verify/check-outcome.ts';
import { centsDetail, centsText } from './cents.ts';
import type { RecordReader } from './record-reader.ts';

interface OpeningBalance {
  readonly yearId: bigint;
  readonly administration: string;
  readonly fiscalYear: string;
  readonly differenceCents: bigint;
}

/** Debit equals credit in the opening balance of every fiscal year that has one. One that was booked by entries is checked as those. */
export function checkOpeningBalances(records: RecordReader, report: CheckReport): void {
  const balances = records.prepare<OpeningBalance>(
    `SELECT y.id AS yearId, a.code AS administration, y.label AS fiscalYear, sum(o.signed_cents) AS differenceCents
     FROM opening_balance_line o JOIN fiscal_year y ON y.id = o.fiscal_year_id JOIN administration a ON a.id = y.administration_id
     GROUP BY y.id ORDER BY y.id`,
    { safeIntegers: true },
  );
  for (const { yearId, administration, fiscalYear, differenceCents } of balances.iterate()) {
    report.looked(1);
    if (differenceCents === 0n) continue;
    report.find(
      'opening_unbalanced',
      `The opening balance of ${administration} ${fiscalYear} does not balance: debit minus credit is ${centsText(differenceCents)}.`,
      {
        table: 'opening_balance_line',
        record: { table: 'fiscal_year', id: Number(yearId) },
        details: { administration, fiscalYear, differenceCents: centsDetail(differenceCents) },
      },
    );
  }
  if (report.items === 0) report.notPossible('no_opening_balance');
}
