import type { z } from 'zod';
import type { overviewMethods } from '#shared/contract/overview.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { integerCell } from '../query/exact-sum.ts';

type Activity = z.input<(typeof overviewMethods)['overview.activity']['output']>;

interface MonthRow {
  readonly month: string;
  readonly documents: bigint;
  readonly turnover: bigint;
}

/**
 * Documents received and turnover booked by month. Turnover is what sales journals book on profit-and-loss accounts, credit minus
 * debit: the figure that people know, without VAT and without corrections through other journals.
 */
export function readActivity({ db, format }: OpenArchive, scope: Scope): Activity {
  if (format === 'foreign') return { months: [] };
  const rows = db
    .prepare<MonthRow>(
      `WITH span (first, last) AS (SELECT start_date, end_date FROM fiscal_year WHERE id = :year)
       SELECT month, sum(documents) AS documents, sum(turnover) AS turnover FROM (
         SELECT substr(d.received_at, 1, 7) AS month, count(*) AS documents, 0 AS turnover FROM document d
         WHERE d.received_at IS NOT NULL AND (:administration IS NULL OR d.administration_id = :administration)
           AND (:year IS NULL OR substr(d.received_at, 1, 10) BETWEEN (SELECT first FROM span) AND (SELECT last FROM span))
         GROUP BY 1
         UNION ALL
         SELECT substr(e.entry_date, 1, 7), 0, -sum(l.signed_cents)
         FROM journal j CROSS JOIN journal_entry e ON e.journal_id = j.id CROSS JOIN journal_line l ON l.journal_entry_id = e.id
           JOIN ledger_account a ON a.id = l.ledger_account_id
         WHERE j.type = 'S' AND a.type = 'P' AND (:administration IS NULL OR j.administration_id = :administration)
           AND (:year IS NULL OR e.fiscal_year_id = :year)
         GROUP BY 1
       ) GROUP BY month HAVING month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' ORDER BY month`,
      { safeIntegers: true },
    )
    .all({ administration: scope.administrationId ?? null, year: scope.fiscalYearId ?? null });
  return {
    months: rows.map(({ month, documents, turnover }) => ({
      month,
      documents: Number(documents),
      turnoverCents: integerCell(turnover),
    })),
  };
}
