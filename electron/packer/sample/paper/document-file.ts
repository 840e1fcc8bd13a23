import type { Day } from '../calendar.ts';
import type { ComposedInvoice } from '../invoice-composition.ts';
import type { Party } from '../parties.ts';

/** An invoice or credit note on paper. */
export interface InvoicePaper {
  readonly kind: 'invoice' | 'credit_note';
  readonly language: 'nl' | 'de';
  readonly sender: Party;
  readonly receiver: Party;
  readonly number: string;
  /** The number of the invoice that a credit note takes back. */
  readonly originalNumber: string | null;
  readonly customerNumber: string;
  readonly orderNumber: string | null;
  readonly issueDay: Day;
  readonly dueDay: Day;
  readonly invoice: ComposedInvoice;
  readonly paymentReference: string | null;
  readonly payment: 'transfer' | 'direct_debit' | 'paid';
  /** Why no VAT is charged, where it is not. */
  readonly vatNote: string | null;
  readonly layoutSeed: number;
}

/** A till receipt; amounts include VAT. */
export interface ReceiptPaper {
  readonly shop: Party;
  readonly number: string;
  readonly day: Day;
  readonly secondOfDay: number;
  readonly invoice: ComposedInvoice;
  readonly layoutSeed: number;
}

/** A bank statement. */
export interface StatementPaper {
  readonly bankName: string;
  readonly holder: Party;
  readonly iban: string;
  readonly number: string;
  readonly day: Day;
  readonly openingCents: number;
  readonly closingCents: number;
  readonly lines: readonly {
    readonly day: Day;
    readonly cents: number;
    readonly counterName: string | null;
    readonly counterIban: string | null;
    readonly remittance: string;
  }[];
}

/** A letter of several paragraphs: a contract, a deed, a client file. */
export interface LetterPaper {
  readonly title: string;
  readonly reference: string;
  readonly day: Day;
  readonly parties: readonly Party[];
  readonly articles: readonly { readonly heading: string; readonly text: string }[];
  readonly layoutSeed: number;
}

/** A table of amounts under headings: annual accounts, a payroll journal. */
export interface FiguresPaper {
  readonly title: string;
  readonly subtitle: string;
  readonly company: Party;
  readonly day: Day;
  readonly columns: readonly string[];
  readonly sections: readonly {
    readonly heading: string;
    readonly rows: readonly {
      readonly label: string;
      readonly cents: readonly (number | null)[];
      readonly isTotal?: boolean;
    }[];
  }[];
  readonly closing: string;
}

/** A file of the archive before it is made: everything that its bytes depend on. */
export type DocumentFile =
  | { readonly format: 'invoice-pdf'; readonly paper: InvoicePaper }
  | { readonly format: 'invoice-ubl'; readonly paper: InvoicePaper; readonly attachesPdf: boolean }
  | { readonly format: 'receipt-png'; readonly paper: ReceiptPaper }
  | { readonly format: 'receipt-pdf'; readonly paper: ReceiptPaper }
  | { readonly format: 'statement-pdf'; readonly paper: StatementPaper }
  | { readonly format: 'letter-pdf'; readonly paper: LetterPaper }
  | { readonly format: 'figures-pdf'; readonly paper: FiguresPaper };

/** A file of the archive: its bytes, the text that can be read in it, and its pages (null where it has none). */
export interface MadeFile {
  readonly content: Uint8Array;
  readonly text: string;
  readonly pageCount: number | null;
}
