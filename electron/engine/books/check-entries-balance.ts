import type { CheckReport } from '../verify/check-outcome.ts';
import { centsDetail, centsText } from './cents.ts';
import { countOf, type RecordReader } from './record-reader.ts';

interface UnbalancedEntry {
  readonly id: bigint;
  readonly number: string;
  readonly journal: string;
  readonly differenceCents: bigint;
}

/** Debit equals credit in every journal entry. */
export function checkEntriesBalance(records: RecordReader, report: CheckReport): void {
  report.looked(countOf(records, 'SELECT count(*) FROM journal_entry'));
  if (report.items === 0) {
    report.notPossible('no_entries');
    return;
  }
  const unbalanced = records.prepare<UnbalancedEntry>(
    `SELECT e.id, e.number, j.code AS journal, l.differenceCents
     FROM (SELECT journal_entry_id, sum(signed_cents) AS differenceCents FROM journal_line
           GROUP BY journal_entry_id HAVING sum(signed_cents) <> 0) l
       JOIN journal_entry e ON e.id = l.journal_entry_id JOIN journal j ON j.id = e.journal_id
     ORDER BY e.id`,
    { safeIntegers: true },
  );
  for (const { id, number, journal, differenceCents } of unbalanced.iterate()) {
    report.find(
      'entry_unbalanced',
      `Entry ${number} of journal ${journal} does not balance: debit minus credit is ${centsText(differenceCents)}.`,
      {
        table: 'journal_entry',
        record: { table: 'journal_entry', id: Number(id) },
        details: { number, journal, differenceCents: centsDetail(differenceCents) },
      },
    );
  }
}
