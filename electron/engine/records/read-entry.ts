import type { z } from 'zod';
import { fail } from '#shared/contract/failure.ts';
import type { RecordLink, recordMethods } from '#shared/contract/records.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { ExactSum, integerCell } from '../query/exact-sum.ts';
import type { TableCatalog } from '../query/table-catalog.ts';
import { linkRules } from './link-rules.ts';
import { createRecordLinks, type RecordLinks } from './record-links.ts';

export type EntryDetail = z.infer<(typeof recordMethods)['records.entry']['output']>;
type EntryLine = EntryDetail['lines'][number];

/** Documents and invoices listed with an entry; more than this on one entry nobody looks through here. */
const linksPerRole = 50;

/** A journal entry with its first `limit` lines. Throws `not_found` and `damaged_record`. */
export function readEntry(
  { db, format }: OpenArchive,
  tables: TableCatalog,
  entryId: number,
  limit: number,
): EntryDetail {
  if (format === 'foreign') throw fail('not_found', 'A foreign database has no journal entries.');
  return readingRecords(`journal_entry ${entryId}`, () => {
    const entry = readHead(db, entryId);
    if (entry === undefined) throw fail('not_found', `There is no journal entry ${entryId}.`);
    const links = createRecordLinks(db, tables);
    return {
      entry,
      ...readTotals(db, entryId),
      lines: readLines(db, links, entryId, limit),
      documents: linksOfRole(links, entryId, 'document'),
      invoices: linksOfRole(links, entryId, 'invoice'),
    };
  });
}

function readHead(db: ReadOnlyDatabase, entryId: number): EntryDetail['entry'] | undefined {
  return db
    .prepare<EntryDetail['entry']>(
      `SELECT e.id, e.number, e.entry_date AS date, e.description, e.journal_id AS journalId, j.code AS journalCode,
         j.description AS journalDescription, j.type AS journalType, y.label AS fiscalYearLabel, p.number AS periodNumber,
         e.entered_by AS enteredBy
       FROM journal_entry e JOIN journal j ON j.id = e.journal_id JOIN fiscal_year y ON y.id = e.fiscal_year_id
         LEFT JOIN period p ON p.id = e.period_id
       WHERE e.id = ?`,
    )
    .get(entryId);
}

function readTotals(
  db: ReadOnlyDatabase,
  entryId: number,
): Pick<EntryDetail, 'debitCents' | 'creditCents' | 'totalLines'> {
  const debit = new ExactSum();
  const credit = new ExactSum();
  let totalLines = 0;
  const lines = db.prepare<{ side: string; cents: bigint }>(
    'SELECT side, amount_cents AS cents FROM journal_line WHERE journal_entry_id = ?',
    { safeIntegers: true },
  );
  for (const { side, cents } of lines.iterate(entryId)) {
    totalLines++;
    (side === 'C' ? credit : debit).add(cents);
  }
  return { debitCents: debit.cents, creditCents: credit.cents, totalLines };
}

interface LineRow {
  readonly id: bigint;
  readonly lineNumber: string;
  readonly accountId: bigint;
  readonly accountCode: string | null;
  readonly accountDescription: string | null;
  readonly description: string | null;
  readonly relationId: bigint | null;
  readonly invoiceReference: string | null;
  readonly documentReference: string | null;
  readonly side: string;
  readonly cents: bigint;
}

function readLines(db: ReadOnlyDatabase, links: RecordLinks, entryId: number, limit: number): EntryLine[] {
  const rows = db
    .prepare<LineRow>(
      `SELECT l.id, l.line_number AS lineNumber, l.ledger_account_id AS accountId, a.code AS accountCode,
         a.description AS accountDescription, l.description, l.relation_id AS relationId,
         l.invoice_reference AS invoiceReference, l.document_reference AS documentReference, l.side, l.amount_cents AS cents
       FROM journal_line l LEFT JOIN ledger_account a ON a.id = l.ledger_account_id
       WHERE l.journal_entry_id = ? ORDER BY l.id LIMIT ?`,
      { safeIntegers: true },
    )
    .all(entryId, limit);
  const vatOf = vatReader(db);
  // Most lines of an entry name the same relation.
  const relations = new Map<bigint, RecordLink | null>();
  const relationOf = (id: bigint): RecordLink | null => {
    const known = relations.get(id);
    if (known !== undefined) return known;
    const link = links.link('relation', Number(id));
    relations.set(id, link);
    return link;
  };
  return rows.map((row) => {
    const cents = integerCell(row.cents);
    return {
      id: Number(row.id),
      lineNumber: row.lineNumber,
      accountId: Number(row.accountId),
      accountCode: row.accountCode ?? '',
      accountDescription: row.accountDescription ?? '',
      description: row.description,
      relation: row.relationId === null ? null : relationOf(row.relationId),
      invoiceReference: row.invoiceReference,
      documentReference: row.documentReference,
      debitCents: row.side === 'D' ? cents : null,
      creditCents: row.side === 'C' ? cents : null,
      vat: vatOf(row.id),
    };
  });
}

interface VatRow {
  readonly codeId: bigint | null;
  readonly code: string | null;
  readonly rateBp: bigint | null;
  readonly cents: bigint;
  readonly side: 'D' | 'C';
}

function vatReader(db: ReadOnlyDatabase): (lineId: bigint) => EntryLine['vat'] {
  const statement = db.prepare<VatRow>(
    `SELECT c.id AS codeId, c.code, v.rate_bp AS rateBp, v.amount_cents AS cents, v.side
     FROM journal_line_vat v LEFT JOIN vat_code c ON c.id = v.vat_code_id WHERE v.journal_line_id = ? ORDER BY v.id`,
    { safeIntegers: true },
  );
  return (lineId) =>
    statement.all(lineId).map(({ codeId, code, rateBp, cents, side }) => ({
      codeId: codeId === null ? null : Number(codeId),
      code,
      rateBp: rateBp === null ? null : Number(rateBp),
      amountCents: integerCell(cents),
      side,
    }));
}

function linksOfRole(links: RecordLinks, entryId: number, role: string): RecordLink[] {
  return linkRules('journal_entry')
    .filter((rule) => rule.role === role)
    .flatMap((rule) => links.group(rule, entryId, linksPerRole)?.links ?? []);
}
