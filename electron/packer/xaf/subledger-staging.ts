import type { BindValue } from '#engine/driver/statement.ts';
import type { WritableDatabase } from '#engine/driver/writable-database.ts';
import type { ArchiveWriter } from '../writer/archive-writer.ts';

/** What a sub-ledger line adds to the journal line that it names. */
export interface SubledgerLine {
  readonly fiscalYearId: number;
  readonly journalId: number;
  readonly entryNumber: string;
  readonly lineNumber: string;
  readonly relationId: number | null;
  readonly invoiceReference: string | null;
  readonly documentReference: string | null;
  readonly dueDate: string | null;
  readonly matchKey: string | null;
  /** The auditfile and line that it stands in, for the message about one that names no journal line. */
  readonly file: string;
  readonly at: string;
}

const columns = [
  'fiscal_year_id',
  'journal_id',
  'entry_number',
  'line_number',
  'relation_id',
  'invoice_reference',
  'document_reference',
  'due_date',
  'match_key',
  'file',
  'at',
];

/**
 * Sub-ledger lines stand behind the journal lines that they speak of, and can be as many. They wait in a table of the unfinished
 * database, which is encrypted and on disk, until all lines and their indexes are there; the table is gone before the archive is.
 */
export class SubledgerStaging {
  readonly #writer: ArchiveWriter;
  #insert: ReturnType<WritableDatabase['prepareWrite']> | null = null;

  constructor(writer: ArchiveWriter) {
    this.#writer = writer;
  }

  add(line: SubledgerLine): void {
    this.#insert ??= this.#create();
    const values: BindValue[] = [
      line.fiscalYearId,
      line.journalId,
      line.entryNumber,
      line.lineNumber,
      line.relationId,
      line.invoiceReference,
      line.documentReference,
      line.dueDate,
      line.matchKey,
      line.file,
      line.at,
    ];
    this.#insert.run(...values);
  }

  /**
   * Fills due date, match key, relation and references of the journal lines, where they say nothing themselves, and returns the
   * sub-ledger lines that name no journal line.
   */
  apply(): { readonly file: string; readonly at: string }[] {
    if (this.#insert === null) return [];
    this.#insert = null;
    const { database } = this.#writer;
    this.#writer.createIndexes();
    database.exec(`
      ALTER TABLE staged_subledger_line ADD COLUMN journal_line_id INTEGER;
      CREATE INDEX staged_entry ON journal_entry (fiscal_year_id, journal_id, number);
      UPDATE staged_subledger_line AS s SET journal_line_id = (
        SELECT min(l.id) FROM journal_entry e JOIN journal_line l ON l.journal_entry_id = e.id
        WHERE e.fiscal_year_id = s.fiscal_year_id AND e.journal_id = s.journal_id AND e.number = s.entry_number
          AND l.line_number = s.line_number);
      DROP INDEX staged_entry;
      UPDATE journal_line AS l SET
          relation_id = coalesce(l.relation_id, s.relation_id),
          invoice_reference = coalesce(l.invoice_reference, s.invoice_reference),
          document_reference = coalesce(l.document_reference, s.document_reference),
          due_date = coalesce(l.due_date, s.due_date),
          match_key = coalesce(l.match_key, s.match_key)
        FROM (SELECT journal_line_id, max(relation_id) AS relation_id, max(invoice_reference) AS invoice_reference,
            max(document_reference) AS document_reference, max(due_date) AS due_date, max(match_key) AS match_key
          FROM staged_subledger_line WHERE journal_line_id IS NOT NULL GROUP BY journal_line_id) AS s
        WHERE l.id = s.journal_line_id;
    `);
    const unmatched = database
      .prepareRead<{ file: string; at: string }>(
        'SELECT file, at FROM staged_subledger_line WHERE journal_line_id IS NULL ORDER BY rowid',
      )
      .all();
    database.exec('DROP TABLE staged_subledger_line');
    return unmatched;
  }

  #create(): ReturnType<WritableDatabase['prepareWrite']> {
    const { database } = this.#writer;
    database.exec(`CREATE TABLE staged_subledger_line (${columns.join(', ')})`);
    return database.prepareWrite(
      `INSERT INTO staged_subledger_line (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
  }
}
