import { isoDate } from '../calendar.ts';
import type { ComposedInvoice, InvoiceLine, InvoiceVat } from '../invoice-composition.ts';
import { dutchAmount, plainAmount } from '../money.ts';
import type { Party } from '../parties.ts';
import type { InvoicePaper, MadeFile } from './document-file.ts';
import { invoicePdf } from './invoice-pdf.ts';

const oasis = 'urn:oasis:names:specification:ubl:schema:xsd';

type Xml = string;

/** An invoice or credit note in UBL 2.1 after NLCIUS, on request with its PDF inside. */
export async function invoiceUbl(paper: InvoicePaper, attachesPdf: boolean): Promise<MadeFile> {
  const isCredit = paper.kind === 'credit_note';
  const root = isCredit ? 'CreditNote' : 'Invoice';
  const exempt = paper.vatNote;
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="${oasis}:${root}-2" xmlns:cac="${oasis}:CommonAggregateComponents-2" xmlns:cbc="${oasis}:CommonBasicComponents-2">`,
    cbc('CustomizationID', 'urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0'),
    cbc('ProfileID', 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0'),
    cbc('ID', paper.number),
    cbc('IssueDate', isoDate(paper.issueDay)),
    isCredit ? '' : cbc('DueDate', isoDate(paper.dueDay)),
    isCredit ? cbc('CreditNoteTypeCode', '381') : cbc('InvoiceTypeCode', '380'),
    exempt === null ? '' : cbc('Note', exempt),
    cbc('DocumentCurrencyCode', 'EUR'),
    cbc('BuyerReference', paper.customerNumber),
    paper.orderNumber === null ? '' : cac('OrderReference', cbc('ID', paper.orderNumber)),
    paper.originalNumber === null
      ? ''
      : cac('BillingReference', cac('InvoiceDocumentReference', cbc('ID', paper.originalNumber))),
    attachesPdf ? await attachment(paper) : '',
    cac('AccountingSupplierParty', partyXml(paper.sender)),
    cac('AccountingCustomerParty', partyXml(paper.receiver)),
    cac(
      'PaymentMeans',
      cbc('PaymentMeansCode', paper.payment === 'direct_debit' ? '59' : '30'),
      isCredit ? cbc('PaymentDueDate', isoDate(paper.dueDay)) : '',
      paper.paymentReference === null ? '' : cbc('PaymentID', paper.paymentReference),
      cac('PayeeFinancialAccount', cbc('ID', paper.sender.iban), cbc('Name', paper.sender.name)),
    ),
    ...paper.invoice.lines.filter((line) => line.isAdjustment).map((line) => adjustmentXml(line, exempt)),
    taxTotal(paper),
    monetaryTotal(paper.invoice),
    ...paper.invoice.lines
      .filter((line) => !line.isAdjustment)
      .map((line, index) => lineXml(line, index + 1, isCredit, exempt)),
    `</${root}>`,
    '',
  ];
  const text = xml.filter((part) => part !== '').join('\n');
  return { content: new TextEncoder().encode(`${text}\n`), text: readableText(paper), pageCount: null };
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function cbc(name: string, text: string, attributes = ''): Xml {
  return `<cbc:${name}${attributes}>${escapeXml(text)}</cbc:${name}>`;
}

function cac(name: string, ...children: readonly Xml[]): Xml {
  return `<cac:${name}>${children.join('')}</cac:${name}>`;
}

function amount(name: string, cents: number): Xml {
  return cbc(name, plainAmount(cents), ' currencyID="EUR"');
}

function partyXml(party: Party): Xml {
  const registration = party.kvkNumber === null ? '' : cbc('CompanyID', party.kvkNumber, ' schemeID="0106"');
  const endpoint =
    party.kvkNumber === null
      ? cbc('EndpointID', party.email, ' schemeID="EM"')
      : cbc('EndpointID', party.kvkNumber, ' schemeID="0106"');
  return cac(
    'Party',
    endpoint,
    cac('PartyName', cbc('Name', party.name)),
    cac(
      'PostalAddress',
      cbc('StreetName', party.street),
      cbc('CityName', party.city),
      cbc('PostalZone', party.postalCode),
      cac('Country', cbc('IdentificationCode', party.country)),
    ),
    party.vatNumber === null
      ? ''
      : cac('PartyTaxScheme', cbc('CompanyID', party.vatNumber), cac('TaxScheme', cbc('ID', 'VAT'))),
    cac('PartyLegalEntity', cbc('RegistrationName', party.name), registration),
    cac(
      'Contact',
      cbc('Name', party.contact),
      cbc('Telephone', party.phone),
      cbc('ElectronicMail', party.email),
    ),
  );
}

/** Standard, reverse charge, supply within the EU, or exempt (UNCL 5305). */
function taxCategory(rateBp: number, exempt: string | null): string {
  if (rateBp > 0) return 'S';
  if (exempt === 'Btw verlegd') return 'AE';
  return exempt === null || exempt === 'Vrijgesteld van btw' ? 'E' : 'K';
}

function taxTotal(paper: InvoicePaper): Xml {
  const subtotal = ({ rateBp, baseCents, vatCents }: InvoiceVat): Xml =>
    cac(
      'TaxSubtotal',
      amount('TaxableAmount', baseCents),
      amount('TaxAmount', vatCents),
      cac(
        'TaxCategory',
        cbc('ID', taxCategory(rateBp, paper.vatNote)),
        cbc('Percent', String(rateBp / 100)),
        rateBp === 0 ? cbc('TaxExemptionReason', paper.vatNote ?? 'Vrijgesteld van btw') : '',
        cac('TaxScheme', cbc('ID', 'VAT')),
      ),
    );
  return cac('TaxTotal', amount('TaxAmount', paper.invoice.vatCents), ...paper.invoice.vat.map(subtotal));
}

function category(name: string, rateBp: number, exempt: string | null): Xml {
  return cac(
    name,
    cbc('ID', taxCategory(rateBp, exempt)),
    cbc('Percent', String(rateBp / 100)),
    cac('TaxScheme', cbc('ID', 'VAT')),
  );
}

/** A charge, or an allowance where the amount is negative; UBL has it positive either way. */
function adjustmentXml(line: InvoiceLine, exempt: string | null): Xml {
  return cac(
    'AllowanceCharge',
    cbc('ChargeIndicator', String(line.netCents > 0)),
    cbc('AllowanceChargeReason', line.description),
    amount('Amount', Math.abs(line.netCents)),
    category('TaxCategory', line.rateBp, exempt),
  );
}

function monetaryTotal({ lines, netCents, grossCents }: ComposedInvoice): Xml {
  const sum = (chosen: readonly InvoiceLine[]): number =>
    chosen.reduce((total, line) => total + line.netCents, 0);
  const adjustments = lines.filter((line) => line.isAdjustment);
  const allowances = -sum(adjustments.filter((line) => line.netCents < 0));
  const charges = sum(adjustments.filter((line) => line.netCents > 0));
  return cac(
    'LegalMonetaryTotal',
    amount('LineExtensionAmount', sum(lines.filter((line) => !line.isAdjustment))),
    amount('TaxExclusiveAmount', netCents),
    amount('TaxInclusiveAmount', grossCents),
    allowances === 0 ? '' : amount('AllowanceTotalAmount', allowances),
    charges === 0 ? '' : amount('ChargeTotalAmount', charges),
    amount('PayableAmount', grossCents),
  );
}

function lineXml(line: InvoiceLine, id: number, isCredit: boolean, exempt: string | null): Xml {
  return cac(
    isCredit ? 'CreditNoteLine' : 'InvoiceLine',
    cbc('ID', String(id)),
    cbc(isCredit ? 'CreditedQuantity' : 'InvoicedQuantity', String(line.quantity), ' unitCode="C62"'),
    amount('LineExtensionAmount', line.netCents),
    cac('Item', cbc('Name', line.description), category('ClassifiedTaxCategory', line.rateBp, exempt)),
    cac('Price', amount('PriceAmount', line.unitPriceCents)),
  );
}

async function attachment(paper: InvoicePaper): Promise<Xml> {
  const { content } = await invoicePdf(paper);
  const fileName = `${paper.number.replace(/[^A-Za-z0-9-]/g, '')}.pdf`;
  return cac(
    'AdditionalDocumentReference',
    cbc('ID', paper.number),
    cbc('DocumentDescription', 'Factuur als PDF'),
    cac(
      'Attachment',
      cbc(
        'EmbeddedDocumentBinaryObject',
        Buffer.from(content).toString('base64'),
        ` mimeCode="application/pdf" filename="${escapeXml(fileName)}"`,
      ),
    ),
  );
}

/** What there is to read in the file, without its markup. */
function readableText(paper: InvoicePaper): string {
  const { sender, receiver, invoice } = paper;
  return [
    `${paper.kind === 'invoice' ? 'Factuur' : 'Creditnota'} ${paper.number}`,
    isoDate(paper.issueDay),
    ...[sender, receiver].flatMap((party) => [
      party.name,
      party.street,
      `${party.postalCode} ${party.city}`,
      party.vatNumber,
      party.kvkNumber,
    ]),
    sender.iban,
    paper.paymentReference,
    paper.orderNumber,
    paper.originalNumber,
    paper.vatNote,
    ...invoice.lines.map(
      (line) => `${line.description} ${line.quantity} ${line.unit} ${dutchAmount(line.netCents)}`,
    ),
    dutchAmount(invoice.netCents),
    dutchAmount(invoice.vatCents),
    dutchAmount(invoice.grossCents),
  ]
    .filter((line) => line !== null)
    .join('\n');
}
