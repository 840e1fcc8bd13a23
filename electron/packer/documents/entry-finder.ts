import type { ReadStatement } from '#engine/driver/statement.ts';
import type { WritableDatabase } from '#engine/driver/writable-database.ts';

/** An entry that speaks of an invoice. */
export interface FoundEntry {
  readonly entryId: number;
  readonly relationId: number | null;
  readonly entryDate: string;
  /** The journal's type: P purchase, S sales, B bank … */
  readonly journalType: string;
  readonly administrationId: number;
}

/**
 * Finds the entry that an invoice was booked in, by the invoice's number among the lines' invoice and document references. Works on the
 * unfinished archive, with indexes of its own that `close` removes.
 */
export class EntryFinder {
  readonly #database: WritableDatabase;
  readonly #byNumber: ReadStatement<FoundEntry & { readonly amountCents: number | bigint }>;

  constructor(database: WritableDatabase) {
    this.#database = database;
    database.exec(`
      CREATE INDEX staged_invoice_reference ON journal_line (invoice_reference) WHERE invoice_reference IS NOT NULL;
      CREATE INDEX staged_document_reference ON journal_line (document_reference) WHERE document_reference IS NOT NULL;
    `);
    this.#byNumber = database.prepareRead(
      `SELECT e.id AS entryId, l.relation_id AS relationId, e.entry_date AS entryDate, j.type AS journalType,
         j.administration_id AS administrationId, l.amount_cents AS amountCents
       FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id JOIN journal j ON j.id = e.journal_id
       WHERE l.invoice_reference = :number OR l.document_reference = :number ORDER BY e.entry_date, e.id, l.id LIMIT 1000`,
    );
  }

  /** The entries of a number, each once for each relation on its lines. */
  candidates(number: string): (FoundEntry & { readonly amountCents: number | bigint })[] {
    return this.#byNumber.all({ number });
  }

  /**
   * The entry that an invoice of a relation was booked in: one of a purchase or sales journal before one of its payments, one with the
   * invoice's amount before one without, then the earliest.
   */
  bookingOf(number: string, relationId: number, grossCents: number | bigint | null): FoundEntry | null {
    const candidates = this.candidates(number).filter((candidate) => candidate.relationId === relationId);
    const rank = ({ journalType, amountCents }: (typeof candidates)[number]) =>
      (journalType === 'P' || journalType === 'S' ? 0 : 2) +
      (grossCents !== null && magnitude(amountCents) === magnitude(grossCents) ? 0 : 1);
    return candidates.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
  }

  close(): void {
    this.#database.exec('DROP INDEX staged_invoice_reference; DROP INDEX staged_document_reference;');
  }
}

function magnitude(cents: number | bigint): bigint {
  const exact = BigInt(cents);
  return exact < 0n ? -exact : exact;
}
