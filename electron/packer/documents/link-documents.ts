import type { UblInvoice } from '#engine/documents/ubl-invoice.ts';
import type { ReadStatement } from '#engine/driver/statement.ts';
import type { Oddities } from '../oddities.ts';
import type { ArchiveWriter } from '../writer/archive-writer.ts';
import { EntryFinder, type FoundEntry } from './entry-finder.ts';
import { type IdentifiedParty, relationParties } from './party-index.ts';
import { type PrintedParty, TextEvidence } from './text-evidence.ts';

/** A document of the folder that was stored. */
export interface StoredDocument {
  readonly id: number;
  /** Its path within the folder. */
  readonly path: string;
  readonly contentId: number;
}

/** A recognised invoice with its document. */
export interface StoredInvoice {
  readonly id: number;
  readonly document: StoredDocument;
  readonly invoice: UblInvoice;
  readonly administrationId: number;
  readonly direction: 'purchase' | 'sales';
  readonly relationId: number | null;
  entryId: number | null;
}

/** Links documents to the entries that they were booked in, and papers to the UBL invoices that they show. */
export class DocumentLinker {
  readonly #writer: ArchiveWriter;
  readonly #oddities: Oddities;
  readonly #entries: EntryFinder;
  readonly #relations: ReadonlyMap<number, IdentifiedParty>;
  readonly #invoicesByStem = new Map<string, StoredInvoice>();
  readonly #invoicesByNumber = new Map<string, StoredInvoice[]>();
  readonly #invoicesByContent = new Map<number, StoredInvoice>();
  readonly #text: ReadStatement<string | null>;

  constructor(writer: ArchiveWriter, oddities: Oddities) {
    this.#writer = writer;
    this.#oddities = oddities;
    this.#entries = new EntryFinder(writer.database);
    this.#relations = new Map(relationParties(writer.database).map((relation) => [relation.id, relation]));
    this.#text = writer.database.prepareRead('SELECT recognised_text FROM document WHERE id = ?', {
      pluck: true,
    });
  }

  /** An invoice whose document is the UBL itself: finds its entry by its number and relation. */
  addInvoice(stored: StoredInvoice): void {
    const { number, grossCents } = stored.invoice;
    this.#invoicesByStem.set(stemOf(stored.document.path), stored);
    this.#invoicesByContent.set(stored.document.contentId, stored);
    if (number === null) return;
    this.#invoicesByNumber.set(number, [...(this.#invoicesByNumber.get(number) ?? []), stored]);
    if (stored.relationId === null) return;
    const entry = this.#entries.bookingOf(number, stored.relationId, grossCents);
    if (entry === null) return;
    stored.entryId = entry.entryId;
    this.#writer.database
      .prepareWrite('UPDATE invoice SET journal_entry_id = ? WHERE id = ?')
      .run(entry.entryId, stored.id);
    this.#link(stored.document.id, 'journal_entry', entry.entryId, 'booking');
  }

  /** A document that is no UBL invoice, or a second copy of one; to be called when all invoices were added. */
  addPaper(document: StoredDocument): void {
    const copied = this.#invoicesByContent.get(document.contentId);
    if (copied !== undefined && copied.document.id !== document.id) {
      this.#showInvoice(document, copied, 'copy');
      return;
    }
    const evidence = new TextEvidence(document.path, this.#text.get(document.id) ?? '');
    const shown = this.#invoicesByStem.get(stemOf(document.path)) ?? this.#invoiceShownBy(evidence);
    if (shown !== undefined) this.#showInvoice(document, shown, 'rendition');
    else this.#bookedIn(document, evidence);
  }

  close(): void {
    this.#entries.close();
  }

  #showInvoice(document: StoredDocument, stored: StoredInvoice, role: 'copy' | 'rendition'): void {
    this.#link(document.id, 'invoice', stored.id, role);
    if (stored.entryId !== null) this.#link(document.id, 'journal_entry', stored.entryId, 'booking');
    this.#place(document.id, stored.administrationId, stored.direction, stored.invoice.issueDate);
  }

  #invoiceShownBy(evidence: TextEvidence): StoredInvoice | undefined {
    for (const number of evidence.numbers) {
      const shown = this.#invoicesByNumber
        .get(number)
        ?.filter(({ invoice, direction }) =>
          evidence.speaksOf(
            printedParty(direction === 'purchase' ? invoice.supplier : invoice.customer, invoice),
          ),
        );
      if (shown?.length === 1) return shown[0];
      const withAmount = shown?.filter(
        ({ invoice }) => invoice.grossCents !== null && evidence.printsAmount(invoice.grossCents),
      );
      if (withAmount?.length === 1) return withAmount[0];
    }
    return undefined;
  }

  /** A paper without UBL: an entry whose number is printed on it, and whose relation is named on it. */
  #bookedIn(document: StoredDocument, evidence: TextEvidence): void {
    const found = new Map<number, FoundEntry & { readonly isAmountPrinted: boolean }>();
    for (const number of evidence.numbers) {
      for (const candidate of this.#entries.candidates(number)) {
        const relation =
          candidate.relationId === null ? undefined : this.#relations.get(candidate.relationId);
        if (relation === undefined || !evidence.speaksOf(printedRelation(relation))) continue;
        const isAmountPrinted = evidence.printsAmount(candidate.amountCents);
        if (isAmountPrinted || !found.has(candidate.entryId))
          found.set(candidate.entryId, { ...candidate, isAmountPrinted });
      }
    }
    const entry = theOne([...found.values()]);
    if (entry === null) {
      const isAmbiguous = found.size > 0;
      this.#oddities.note(
        'documents',
        isAmbiguous ? 'document_ambiguous' : 'document_unmatched',
        isAmbiguous
          ? 'documents that fit more than one entry were linked to none'
          : 'documents that no entry and no invoice could be found for were kept without a link',
        document.path,
      );
      return;
    }
    this.#link(document.id, 'journal_entry', entry.entryId, 'booking');
    const direction = entry.journalType === 'S' ? 'sales' : entry.journalType === 'P' ? 'purchase' : null;
    this.#place(document.id, entry.administrationId, direction, entry.entryDate);
  }

  #link(documentId: number, table: 'invoice' | 'journal_entry', id: number, role: string): void {
    this.#writer.insert('document_link', {
      document_id: documentId,
      target_table: table,
      target_id: id,
      role,
    });
  }

  /** The administration, kind and date that a document's link shows; without a link a file says none of them. */
  #place(
    id: number,
    administrationId: number,
    direction: 'purchase' | 'sales' | null,
    date: string | null,
  ): void {
    this.#writer.database
      .prepareWrite(
        'UPDATE document SET administration_id = ?, kind = coalesce(?, kind), retention_from = ? WHERE id = ?',
      )
      .run(administrationId, direction === null ? null : `${direction}_invoice`, date, id);
  }
}

/** The only candidate; else the only one in a purchase or sales journal; else the only one of those whose amount is printed. */
function theOne<Candidate extends FoundEntry & { readonly isAmountPrinted: boolean }>(
  candidates: readonly Candidate[],
): Candidate | null {
  const invoiceJournals = candidates.filter(({ journalType }) => journalType === 'P' || journalType === 'S');
  const likely = invoiceJournals.length > 0 ? invoiceJournals : candidates;
  const printed = likely.filter(({ isAmountPrinted }) => isAmountPrinted);
  if (likely.length === 1) return likely[0] ?? null;
  return printed.length === 1 ? (printed[0] ?? null) : null;
}

function stemOf(path: string): string {
  return path.replace(/\.[^./]*$/, '').toLowerCase();
}

function printedParty(party: UblInvoice['supplier'], invoice: UblInvoice): PrintedParty {
  return {
    names: [party.name, party.registeredName].filter((name) => name !== null),
    vatNumbers: party.vatNumbers,
    kvkNumbers: party.kvkNumbers,
    accounts: party === invoice.supplier ? invoice.payeeAccounts : [],
  };
}

function printedRelation(relation: IdentifiedParty): PrintedParty {
  const listed = (text: string | null) => (text === null ? [] : [text]);
  return {
    names: [relation.name],
    vatNumbers: listed(relation.vatNumber),
    kvkNumbers: listed(relation.kvkNumber),
    accounts: listed(relation.iban),
  };
}
