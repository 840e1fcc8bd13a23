import { type SearchKind, searchKinds } from '#shared/archive-format/search-records.ts';
import type { FieldValue } from './field-members.ts';
import type { TestSql } from './record-test.ts';

/**
 * A condition on a field that search records do not have themselves. `byKind` holds, for each kind that can meet it, a condition over
 * `search_record r`; others meet it never. `value` says the same to the columns in memory, which answer it faster; null where they
 * know nothing of the field.
 */
export interface FieldTest {
  readonly on: 'field';
  readonly byKind: Readonly<Partial<Record<SearchKind, TestSql>>>;
  readonly value: FieldValue | null;
}

/** What no record meets: nothing is called so. */
const nothing: FieldTest = { on: 'field', byKind: {}, value: null };

const among = 'IN (SELECT value FROM json_each(?))';

/** Records that have to do with some relations: themselves, their invoices, the documents of those, the lines booked on them, and the entries and bank lines of those. */
export function relationTest(ids: readonly number[]): FieldTest {
  if (ids.length === 0) return nothing;
  const list = JSON.stringify(ids);
  const one = (sql: string): TestSql => ({ sql, values: [list] });
  return {
    on: 'field',
    byKind: {
      relation: one(`r.record_id ${among}`),
      invoice: one(`(SELECT relation_id FROM invoice WHERE id = r.record_id) ${among}`),
      journal_line: one(`(SELECT relation_id FROM journal_line WHERE id = r.record_id) ${among}`),
      ...ofEntries(`l.relation_id ${among}`, list),
      document: one(
        `EXISTS (SELECT 1 FROM invoice WHERE document_id = r.record_id AND relation_id ${among})`,
      ),
    },
    value: { field: 'relation', ids },
  };
}

/** Records that touch some ledger accounts: themselves, the lines on them, the entries and bank lines of those, and invoices coded on them with their documents. */
export function accountTest(ids: readonly number[]): FieldTest {
  if (ids.length === 0) return nothing;
  const list = JSON.stringify(ids);
  const one = (sql: string): TestSql => ({ sql, values: [list] });
  return {
    on: 'field',
    byKind: {
      ledger_account: one(`r.record_id ${among}`),
      journal_line: one(`(SELECT ledger_account_id FROM journal_line WHERE id = r.record_id) ${among}`),
      ...ofEntries(`l.ledger_account_id ${among}`, list),
      invoice: one(
        `EXISTS (SELECT 1 FROM invoice_line WHERE invoice_id = r.record_id AND ledger_account_id ${among})`,
      ),
      document: one(
        `EXISTS (SELECT 1 FROM invoice i JOIN invoice_line n ON n.invoice_id = i.id
         WHERE i.document_id = r.record_id AND n.ledger_account_id ${among})`,
      ),
    },
    value: { field: 'account', ids },
  };
}

/** Entries of some journals with their lines, and the invoices, documents and bank lines that were booked in them. */
export function journalTest(ids: readonly number[]): FieldTest {
  if (ids.length === 0) return nothing;
  const list = JSON.stringify(ids);
  const booked = (sql: string): TestSql => ({
    sql: `EXISTS (SELECT 1 FROM ${sql} AND e.journal_id ${among})`,
    values: [list],
  });
  return {
    on: 'field',
    byKind: {
      journal_entry: booked('journal_entry e WHERE e.id = r.record_id'),
      journal_line: booked(
        'journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id WHERE l.id = r.record_id',
      ),
      invoice: booked('invoice i JOIN journal_entry e ON e.id = i.journal_entry_id WHERE i.id = r.record_id'),
      document: booked(
        'invoice i JOIN journal_entry e ON e.id = i.journal_entry_id WHERE i.document_id = r.record_id',
      ),
      bank_line: booked(
        'bank_line b JOIN journal_entry e ON e.id = b.journal_entry_id WHERE b.id = r.record_id',
      ),
    },
    value: { field: 'journal', ids },
  };
}

/** Documents with one of some statuses, and the invoices recognised in them. */
export function statusTest(statuses: readonly string[]): FieldTest {
  const list = JSON.stringify(statuses);
  return {
    on: 'field',
    byKind: {
      document: { sql: `(SELECT status FROM document WHERE id = r.record_id) ${among}`, values: [list] },
      invoice: {
        sql: `(SELECT d.status FROM invoice i JOIN document d ON d.id = i.document_id WHERE i.id = r.record_id) ${among}`,
        values: [list],
      },
    },
    value: { field: 'status', statuses },
  };
}

/** Records of some kinds, or of one sort within a kind: credit notes, contracts. */
export function kindTest(
  kinds: readonly SearchKind[],
  sorts: Readonly<Partial<Record<'invoice' | 'document', { column: string; value: string }>>>,
): FieldTest {
  const byKind: Partial<Record<SearchKind, TestSql>> = Object.fromEntries(
    kinds.map((kind) => [kind, { sql: '1', values: [] }]),
  );
  for (const table of ['invoice', 'document'] as const) {
    const sort = sorts[table];
    // The column is one of ours, never what was typed.
    if (sort !== undefined) {
      byKind[table] = {
        sql: `(SELECT ${sort.column} FROM ${table} WHERE id = r.record_id) = ?`,
        values: [sort.value],
      };
    }
  }
  return { on: 'field', byKind, value: null };
}

/** Records of some administrations. */
export function administrationTest(ids: readonly number[]): FieldTest {
  const test = { sql: `r.administration_id ${among}`, values: [JSON.stringify(ids)] };
  return { on: 'field', byKind: Object.fromEntries(searchKinds.map((kind) => [kind, test])), value: null };
}

/** An entry, or a bank line by its entry, one of whose lines `l` meets a condition. */
function ofEntries(
  condition: string,
  list: string,
): Pick<FieldTest['byKind'], 'journal_entry' | 'bank_line'> {
  return {
    journal_entry: {
      sql: `EXISTS (SELECT 1 FROM journal_line l WHERE l.journal_entry_id = r.record_id AND ${condition})`,
      values: [list],
    },
    bank_line: {
      sql: `EXISTS (SELECT 1 FROM bank_line b JOIN journal_line l ON l.journal_entry_id = b.journal_entry_id
            WHERE b.id = r.record_id AND ${condition})`,
      values: [list],
    },
  };
}

/** The condition for records of any kind; one that has no such field does not meet it. */
export function fieldSql({ byKind }: FieldTest): TestSql {
  const parts = Object.entries(byKind);
  const cases = parts.map(([kind, { sql }]) => `WHEN '${kind}' THEN ${sql}`);
  return {
    sql: parts.length === 0 ? '0' : `(CASE r.kind ${cases.join(' ')} ELSE 0 END)`,
    values: parts.flatMap(([, { values }]) => values),
  };
}
