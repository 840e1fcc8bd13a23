import type { CheckReport } from '../verify/check-outcome.ts';
import { centsDetail, centsText } from './cents.ts';
import { countOf, type RecordReader } from './record-reader.ts';

interface Statement {
  readonly id: bigint;
  readonly number: string | null;
  readonly date: string;
  readonly iban: string;
  readonly expectedCents: bigint;
  readonly statedCents: bigint;
}

/** A bank statement's opening balance and lines make its closing balance, with which the account's next statement opens. */
export function checkBankStatements(records: RecordReader, report: CheckReport): void {
  report.looked(countOf(records, 'SELECT count(*) FROM bank_statement'));
  if (report.items === 0) {
    report.notPossible('no_bank_statements');
    return;
  }
  const sums = records.prepare<Statement>(
    `SELECT s.id, s.number, s.statement_date AS date, a.iban, s.opening_cents + coalesce(l.cents, 0) AS expectedCents,
       s.closing_cents AS statedCents
     FROM bank_statement s JOIN bank_account a ON a.id = s.bank_account_id
       LEFT JOIN (SELECT bank_statement_id, sum(amount_cents) AS cents FROM bank_line GROUP BY bank_statement_id) l
         ON l.bank_statement_id = s.id
     WHERE s.opening_cents + coalesce(l.cents, 0) <> s.closing_cents ORDER BY s.id`,
    { safeIntegers: true },
  );
  for (const statement of sums.iterate()) {
    report.find(
      'statement_lines_differ',
      `${nameOf(statement)} closes with ${centsText(statement.statedCents)}; its opening balance and lines make ${centsText(statement.expectedCents)}.`,
      placeOf(statement),
    );
  }
  const unconnected = records.prepare<Statement>(
    `SELECT * FROM (
       SELECT s.id, s.number, s.statement_date AS date, a.iban, s.opening_cents AS statedCents,
         lag(s.closing_cents) OVER (PARTITION BY s.bank_account_id ORDER BY s.statement_date, s.id) AS expectedCents
       FROM bank_statement s JOIN bank_account a ON a.id = s.bank_account_id)
     WHERE expectedCents <> statedCents ORDER BY id`,
    { safeIntegers: true },
  );
  for (const statement of unconnected.iterate()) {
    report.find(
      'statement_not_connected',
      `${nameOf(statement)} opens with ${centsText(statement.statedCents)}; the statement before it closes with ${centsText(statement.expectedCents)}.`,
      placeOf(statement),
    );
  }
}

function nameOf({ id, number, date, iban }: Statement): string {
  return `Statement ${number ?? id} of ${iban} (${date})`;
}

function placeOf({ id, number, date, iban, statedCents, expectedCents }: Statement) {
  return {
    table: 'bank_statement',
    record: { table: 'bank_statement', id: Number(id) },
    details: {
      number: number ?? '',
      date,
      iban,
      statedCents: centsDetail(statedCents),
      expectedCents: centsDetail(expectedCents),
    },
  };
}
