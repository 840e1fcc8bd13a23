import type { UblInvoice as ReadableInvoice } from '#shared/contract/documents.ts';
import { fail } from '#shared/contract/failure.ts';
import { integerCell } from '../query/exact-sum.ts';
import { elementsAt, MalformedXmlError, readUblTree, textAt } from './ubl-element.ts';
import { parseUblInvoice, type UblLine, type UblParty } from './ubl-invoice.ts';
import { decodeXmlText } from './ubl-text.ts';

/** A UBL document as the window shows it. Throws `not_found` where the bytes are no UBL invoice or credit note. */
export function readableUbl(bytes: Uint8Array): ReadableInvoice {
  const xml = decodeXmlText(bytes);
  const invoice = readOrRefuse(() => parseUblInvoice(xml));
  const isItem = (line: UblLine) => line.kind === 'item';
  return {
    kind: invoice.kind,
    number: invoice.number,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate,
    currency: invoice.currency,
    note: invoice.note,
    orderReference: invoice.orderReference,
    paymentReference: invoice.paymentReference,
    iban: invoice.payeeAccounts[0] ?? null,
    supplier: readableParty(invoice.supplier),
    customer: readableParty(invoice.customer),
    lines: invoice.lines.filter(isItem).map((line) => ({
      id: line.id,
      description: line.description,
      quantity: line.quantity,
      unit: line.unit,
      unitPrice: line.unitPrice,
      netCents: centsOf(line.netCents),
      vatRateBp: line.vatRateBp,
    })),
    adjustments: invoice.lines
      .filter((line) => !isItem(line))
      .map((line) => ({
        description: line.description,
        netCents: centsOf(line.netCents) ?? 0,
        vatRateBp: line.vatRateBp,
      })),
    vat: invoice.vat.map((rate) => ({
      rateBp: rate.rateBp,
      baseCents: centsOf(rate.netCents),
      vatCents: centsOf(rate.vatCents) ?? 0,
    })),
    netCents: centsOf(invoice.netCents),
    vatCents: centsOf(invoice.vatCents),
    grossCents: centsOf(invoice.grossCents),
    payableCents: centsOf(invoice.payableCents),
    attachments: attachmentsOf(xml),
  };
}

function centsOf(cents: number | bigint | null): number | string | null {
  return cents === null ? null : integerCell(BigInt(cents));
}

function readOrRefuse<T>(read: () => T | null): T {
  try {
    const value = read();
    if (value !== null) return value;
  } catch (error) {
    if (!(error instanceof MalformedXmlError)) throw error;
    throw fail('not_found', `This is no well-formed XML: ${error.message}`);
  }
  throw fail('not_found', 'This is no UBL invoice or credit note.');
}

function readableParty(party: UblParty): ReadableInvoice['supplier'] {
  const town = [party.postalCode, party.city].filter((part) => part !== null).join(' ');
  return {
    name: party.name,
    vatNumber: party.vatNumbers[0] ?? null,
    kvkNumber: party.kvkNumbers[0] ?? null,
    address: [party.street, town, party.country].filter(
      (line): line is string => line !== null && line !== '',
    ),
  };
}

/** A file embedded in a UBL document. */
export interface UblAttachment {
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

/** The `index`-th file that a UBL document embeds, from 0. Throws `not_found`, and `damaged_record` where it is no base64. */
export function ublAttachment(bytes: Uint8Array, index: number): UblAttachment {
  const embedded = readOrRefuse(() => embeddedIn(decodeXmlText(bytes)))[index];
  if (embedded === undefined)
    throw fail('not_found', `There is no attachment ${index + 1} in this document.`);
  const { compact, ...named } = embedded;
  const content = Buffer.from(compact, 'base64');
  // Node reads over whatever is no base64, and a cut-off file would pass for a whole one.
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 !== 0) {
    throw fail(
      'damaged_record',
      `Attachment ${index + 1} is not what a file in a UBL document is written as.`,
    );
  }
  return { ...named, bytes: content };
}

/** What is embedded in the document: named and measured, not unpacked. */
function attachmentsOf(xml: string): ReadableInvoice['attachments'] {
  return embeddedIn(xml).map(({ fileName, mimeType, compact }) => ({
    fileName,
    mimeType,
    byteSize: base64Length(compact),
  }));
}

function embeddedIn(xml: string): { fileName: string; mimeType: string; compact: string }[] {
  const root = readUblTree(xml, () => true, 'attachments');
  if (root === null) return [];
  return elementsAt(root, 'AdditionalDocumentReference').flatMap((reference) => {
    const [embedded] = elementsAt(reference, 'Attachment', 'EmbeddedDocumentBinaryObject');
    if (embedded === undefined) return [];
    return {
      fileName: embedded.attributes.get('filename') ?? textAt(reference, 'ID') ?? '',
      mimeType: embedded.attributes.get('mimeCode') ?? '',
      compact: embedded.text.replace(/\s/g, ''),
    };
  });
}

function base64Length(compact: string): number {
  const padding = compact.endsWith('==') ? 2 : compact.endsWith('=') ? 1 : 0;
  return Math.max(0, Math.floor((compact.length * 3) / 4) - padding);
}
