import type { SourceJoin } from '../row-source.ts';

/** What a journal line stands in, for the views over lines. */
export const lineJoins: Readonly<Record<string, SourceJoin>> = {
  entry: { sql: 'LEFT JOIN journal_entry e ON e.id = b.journal_entry_id' },
  journal: { sql: 'LEFT JOIN journal j ON j.id = e.journal_id', needs: ['entry'] },
  year: { sql: 'LEFT JOIN fiscal_year y ON y.id = e.fiscal_year_id', needs: ['entry'] },
  period: { sql: 'LEFT JOIN period p ON p.id = e.period_id', needs: ['entry'] },
  account: { sql: 'LEFT JOIN ledger_account g ON g.id = b.ledger_account_id' },
  relation: { sql: 'LEFT JOIN relation r ON r.id = b.relation_id' },
};

/** Debit minus credit. The file has a generated column of this kind, but what a file would compute is not run. */
export const signedCentsSql = `(CASE b.side WHEN 'D' THEN b.amount_cents ELSE -b.amount_cents END)`;

/** The line's own date, else its entry's. */
export const lineDateSql = 'coalesce(b.effective_date, e.entry_date)';
