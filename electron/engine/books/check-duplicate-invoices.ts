import type { CheckReport } from '../verify/check-outcome.ts';
import { countOf, type RecordReader } from './record-reader.ts';

interface Duplicate {
  readonly id: number;
  readonly firstId: number;
  readonly number: string;
  readonly relation: string;
}

const numbered = `direction = 'purchase' AND relation_id IS NOT NULL AND trim(number) <> ''`;

/** No supplier's invoice number comes twice; capitals and spaces around it do not count, and credit notes number for themselves. */
export function checkDuplicateInvoices(records: RecordReader, report: CheckReport): void {
  report.looked(countOf(records, `SELECT count(*) FROM invoice WHERE ${numbered}`));
  if (report.items === 0) {
    report.notPossible('no_supplier_invoices');
    return;
  }
  const duplicates = records.prepare<Duplicate>(
    `SELECT i.id, i.firstId, i.number, r.name AS relation
     FROM (SELECT id, number, relation_id,
             min(id) OVER (PARTITION BY administration_id, relation_id, kind, upper(trim(number))) AS firstId
           FROM invoice WHERE ${numbered}) i
       JOIN relation r ON r.id = i.relation_id
     WHERE i.id <> i.firstId ORDER BY i.id`,
  );
  for (const { id, firstId, number, relation } of duplicates.iterate()) {
    report.find('duplicate_supplier_invoice', `Invoice ${number} of ${relation} is there more than once.`, {
      table: 'invoice',
      record: { table: 'invoice', id },
      details: { number, relation, firstId },
    });
  }
}
