import { describe, expect, it } from 'vitest';
import { sampleSizes, scales } from '#packer/sample/sizes.ts';
import { SharedSample, threeYears } from './sample-fixture.ts';

/* Every check of the books that the format's README lists, in SQL of its own: it shares nothing with the engine's checks. */

/** The big ones take minutes: `SBQA_TEST_SAMPLES=medium,large` adds them. */
const asked = (process.env.SBQA_TEST_SAMPLES ?? '').split(',');
const samples = [
  ['small', scales.small, 1],
  ['small with another seed', scales.small, 42],
  ['three years', threeYears, 7],
  ...sampleSizes.filter((size) => asked.includes(size)).map((size) => [size, scales[size], 1] as const),
] as const;

describe.each(samples)('the books of a sample: %s', (_name, scale, seed) => {
  const sample = new SharedSample(scale, seed);

  it('hold only entries that balance and have lines', () => {
    expect(
      sample.cells(`SELECT e.number FROM journal_entry e LEFT JOIN journal_line l ON l.journal_entry_id = e.id
        GROUP BY e.id HAVING count(l.id) < 2 OR sum(l.signed_cents) <> 0`),
    ).toEqual([]);
  });

  it('open every year in balance, with what the year before closed with', () => {
    expect(
      sample.cells(
        'SELECT fiscal_year_id FROM opening_balance_line GROUP BY 1 HAVING sum(signed_cents) <> 0',
      ),
    ).toEqual([]);
    expect(sample.cells('SELECT count(DISTINCT fiscal_year_id) FROM opening_balance_line')).toEqual([
      scale.lastYear - scale.firstYear + 1,
    ]);
    expect(
      sample.cells(
        `SELECT a.code FROM opening_balance_line o JOIN ledger_account a ON a.id = o.ledger_account_id WHERE a.type <> 'B'`,
      ),
    ).toEqual([]);
    const differences = sample.rows(
      `WITH movement AS (
         SELECT fiscal_year_id AS year, ledger_account_id AS account, signed_cents AS cents FROM opening_balance_line
         UNION ALL SELECT e.fiscal_year_id, l.ledger_account_id, l.signed_cents FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id),
       closing AS (SELECT year, account, sum(cents) AS cents FROM movement GROUP BY 1, 2),
       opening AS (SELECT fiscal_year_id AS year, ledger_account_id AS account, sum(signed_cents) AS cents FROM opening_balance_line GROUP BY 1, 2)
       SELECT y.id, a.code, coalesce(o.cents, 0) - coalesce(c.cents, 0)
       FROM fiscal_year y JOIN ledger_account a ON a.type = 'B'
         LEFT JOIN closing c ON c.year = y.id - 1 AND c.account = a.id
         LEFT JOIN opening o ON o.year = y.id AND o.account = a.id
       WHERE y.id > 1 AND coalesce(o.cents, 0) <> coalesce(c.cents, 0) ORDER BY y.id`,
    );
    const results = sample.rows(
      `SELECT e.fiscal_year_id + 1, '0590', sum(l.signed_cents) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id
         JOIN ledger_account a ON a.id = l.ledger_account_id
       WHERE a.type = 'P' AND e.fiscal_year_id < (SELECT max(id) FROM fiscal_year) GROUP BY 1 ORDER BY 1`,
    );
    expect(differences).toEqual(results);
  });

  it('number their entries without a gap, but for the one', () => {
    const { journalCode, missingNumber } = sample.oddity('numbering_gap');
    const gaps = sample.rows(
      `WITH numbered AS (SELECT j.code, e.fiscal_year_id AS year, e.number, CAST(substr(e.number, instr(e.number, '-') + 1) AS INTEGER) AS n
         FROM journal_entry e JOIN journal j ON j.id = e.journal_id),
       followed AS (SELECT *, lead(n) OVER (PARTITION BY code, year, substr(number, 1, instr(number, '-')) ORDER BY n) AS next FROM numbered)
       SELECT code, number FROM followed WHERE next <> n + 1`,
    );
    const before = missingNumber.replace(/\d+$/, (digits) =>
      String(Number(digits) - 1).padStart(digits.length, '0'),
    );
    expect(gaps).toEqual([[journalCode, before]]);
    expect(
      sample.cells(
        'SELECT number FROM journal_entry GROUP BY journal_id, fiscal_year_id, number HAVING count(*) > 1',
      ),
    ).toEqual([]);
    expect(sample.cells(`SELECT number FROM journal_entry WHERE number GLOB '*-00001'`).length).toBe(
      8 * (scale.lastYear - scale.firstYear + 1),
    );
  });

  it('date everything within its year and period, but for one entry', () => {
    const odd = sample.oddity('entry_outside_period');
    const outside = sample.rows(
      `SELECT DISTINCT e.id, e.number, e.entry_date, p.number FROM journal_entry e JOIN period p ON p.id = e.period_id JOIN fiscal_year y ON y.id = e.fiscal_year_id
         JOIN journal_line l ON l.journal_entry_id = e.id
       WHERE e.entry_date NOT BETWEEN p.start_date AND p.end_date OR e.entry_date NOT BETWEEN y.start_date AND y.end_date
         OR l.effective_date NOT BETWEEN p.start_date AND p.end_date OR p.fiscal_year_id <> y.id`,
    );
    expect(outside).toEqual([[odd.journalEntryId, odd.entryNumber, odd.entryDate, odd.periodNumber]]);
    expect(sample.cells('SELECT count(*) FROM journal_entry WHERE period_id IS NULL')).toEqual([0]);
  });

  it('have invoices whose lines and VAT come to their gross amount, booked for that amount', () => {
    expect(
      sample.cells(
        `SELECT i.number FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id GROUP BY i.id
         HAVING sum(l.net_cents) <> i.net_cents OR sum(l.vat_cents) <> i.vat_cents OR i.net_cents + i.vat_cents <> i.gross_cents OR i.gross_cents <= 0`,
      ),
    ).toEqual([]);
    expect(
      sample.cells(
        `SELECT i.number FROM invoice i WHERE i.journal_entry_id IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM journal_line l JOIN ledger_account a ON a.id = l.ledger_account_id
           WHERE l.journal_entry_id = i.journal_entry_id AND a.code IN ('1300', '1310', '1600', '1000') AND l.amount_cents = i.gross_cents
             AND l.side = CASE WHEN (i.direction = 'sales') = (i.kind = 'invoice') THEN 'D' ELSE 'C' END)`,
      ),
    ).toEqual([]);
    const unmatched = sample.oddity('unmatched_document');
    expect(sample.rows('SELECT id, document_id FROM invoice WHERE journal_entry_id IS NULL')).toEqual([
      [unmatched.invoiceId, unmatched.documentId],
    ]);
  });

  it('have no supplier invoice twice, but for the one', () => {
    const { relationId, invoiceNumber, invoiceIds } = sample.oddity('duplicate_supplier_invoice');
    const twice = sample.rows(
      `SELECT relation_id, number, min(id), max(id), count(*) FROM invoice WHERE direction = 'purchase' GROUP BY 1, 2 HAVING count(*) > 1`,
    );
    expect(twice).toEqual([[relationId, invoiceNumber, ...invoiceIds, 2]]);
    expect(
      sample.cells(`SELECT number FROM invoice WHERE direction = 'sales' GROUP BY 1 HAVING count(*) > 1`),
    ).toEqual([]);
  });

  it('have bank statements that connect and agree with the ledger', () => {
    expect(
      sample.cells(
        `SELECT s.number FROM bank_statement s JOIN bank_line l ON l.bank_statement_id = s.id GROUP BY s.id
         HAVING s.opening_cents + sum(l.amount_cents) <> s.closing_cents`,
      ),
    ).toEqual([]);
    expect(
      sample.cells(
        `SELECT number FROM (SELECT number, opening_cents, lag(closing_cents) OVER (PARTITION BY bank_account_id ORDER BY statement_date, id) AS before FROM bank_statement)
         WHERE opening_cents <> before`,
      ),
    ).toEqual([]);
    expect(
      sample.cells(
        `SELECT s.number FROM bank_statement s JOIN bank_account b ON b.id = s.bank_account_id JOIN fiscal_year y ON s.statement_date BETWEEN y.start_date AND y.end_date
         WHERE s.closing_cents <> (SELECT signed_cents FROM opening_balance_line o WHERE o.fiscal_year_id = y.id AND o.ledger_account_id = b.ledger_account_id)
           + (SELECT coalesce(sum(l.signed_cents), 0) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id
              WHERE e.fiscal_year_id = y.id AND l.ledger_account_id = b.ledger_account_id AND l.effective_date <= s.statement_date)`,
      ),
    ).toEqual([]);
    expect(
      sample.cells(
        `SELECT b.id FROM bank_line b WHERE NOT EXISTS (SELECT 1 FROM journal_line l WHERE l.journal_entry_id = b.journal_entry_id
           AND l.signed_cents = b.amount_cents AND l.effective_date = b.booking_date AND l.offset_bank_account IS b.counter_iban)`,
      ),
    ).toEqual([]);
    expect(sample.cells('SELECT number FROM bank_statement WHERE closing_cents < 0')).toEqual([]);
  });

  it('have VAT returns that say what was booked', () => {
    const isOutput = `v.payable_account_id IS NOT NULL OR v.return_box = '3b'`;
    const booked = sample.rows(
      `SELECT r.id, b.box, b.turnover_cents, b.vat_cents,
         CASE WHEN v.return_box = '5b' THEN NULL WHEN v.return_box IN ('2a', '4b') THEN sum(l.signed_cents) ELSE -sum(l.signed_cents) END,
         CASE WHEN ${isOutput} THEN -sum(CASE x.side WHEN 'D' THEN x.amount_cents ELSE -x.amount_cents END)
           ELSE sum(CASE x.side WHEN 'D' THEN x.amount_cents ELSE -x.amount_cents END) END
       FROM vat_return r JOIN vat_return_box b ON b.vat_return_id = r.id JOIN vat_code v ON v.return_box = b.box
         JOIN journal_line_vat x ON x.vat_code_id = v.id JOIN journal_line l ON l.id = x.journal_line_id JOIN journal_entry e ON e.id = l.journal_entry_id
       WHERE r.kind <> 'icp' AND e.entry_date BETWEEN r.start_date AND r.end_date GROUP BY b.id`,
    );
    for (const [, , turnover, vat, bookedTurnover, bookedVat] of booked) {
      expect([turnover, vat]).toEqual([bookedTurnover, bookedVat]);
    }
    expect(booked.length).toBe(
      sample.rows(
        `SELECT 1 FROM vat_return_box b JOIN vat_return r ON r.id = b.vat_return_id WHERE r.kind <> 'icp'`,
      ).length,
    );
    expect(new Set(booked.map(([, box]) => box))).toEqual(
      new Set(['1a', '1b', '2a', '3b', '4b', '5b', 'BE', ...(scale.size === 'small' ? [] : ['DE'])]),
    );
    expect(
      sample.cells(
        `SELECT r.id FROM vat_return r JOIN vat_return_box b ON b.vat_return_id = r.id WHERE r.kind <> 'icp' GROUP BY r.id
         HAVING r.total_cents <> sum(CASE b.box WHEN '5b' THEN -b.vat_cents ELSE b.vat_cents END)`,
      ),
    ).toEqual([]);
  });

  it('leave nothing on the VAT accounts after a quarter, and owe what the returns say', () => {
    const quarters = sample.rows(
      `SELECT end_date, total_cents FROM vat_return WHERE kind = 'return' ORDER BY end_date`,
    );
    expect(quarters.length).toBe(4 * (scale.lastYear - scale.firstYear + 1));
    for (const [end, total] of quarters) {
      expect(
        sample.rows(
          `SELECT a.code, sum(l.signed_cents) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id JOIN ledger_account a ON a.id = l.ledger_account_id
           WHERE e.entry_date <= ? AND a.code BETWEEN '1700' AND '1720' GROUP BY 1 HAVING sum(l.signed_cents) <> 0`,
          end ?? null,
        ),
      ).toEqual([]);
      expect(
        sample.cells(
          `SELECT -l.signed_cents FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id JOIN ledger_account a ON a.id = l.ledger_account_id
           WHERE e.entry_date = ? AND a.code = '1790' AND e.description LIKE 'Btw-aangifte %'`,
          end ?? null,
        ),
      ).toEqual([total]);
    }
  });

  it('let open items be computed: match keys come to nothing or to what is open, and to the accounts’ balances', () => {
    const wrong = sample.rows(
      `SELECT l.match_key, sum(l.signed_cents), max(CASE WHEN l.due_date IS NOT NULL THEN l.signed_cents END) AS booked FROM journal_line l
       WHERE l.match_key IS NOT NULL GROUP BY 1
       HAVING sum(l.signed_cents) * booked < 0 OR abs(sum(l.signed_cents)) > abs(booked) OR count(l.due_date) <> 1`,
    );
    expect(wrong).toEqual([]);
    expect(
      sample.rows(
        `SELECT a.code, sum(CASE WHEN l.match_key IS NULL THEN 1 ELSE 0 END) FROM journal_line l JOIN ledger_account a ON a.id = l.ledger_account_id
         WHERE a.code IN ('1300', '1310', '1600') GROUP BY 1`,
      ),
    ).toEqual([
      ['1300', 0],
      ['1310', 0],
      ['1600', 0],
    ]);
    const [open] = sample.rows(
      `SELECT sum(open > 0), sum(open < 0), count(*) FROM (SELECT sum(signed_cents) AS open FROM journal_line WHERE match_key IS NOT NULL GROUP BY match_key)`,
    );
    expect(Number(open?.[0])).toBeGreaterThan(0);
    expect(Number(open?.[1])).toBeGreaterThan(0);
    expect(Number(open?.[0]) + Number(open?.[1])).toBeLessThan(0.4 * Number(open?.[2]));
  });
});
