import { parseScaled } from '#shared/domain/scaled-decimal.ts';
import { elementsAt, readUblTree, textAt, type UblElement } from './ubl-element.ts';

/** Supplier or customer of an invoice, with all that identifies them. */
export interface UblParty {
  /** The trading name, or the registered one where there is no other. */
  readonly name: string | null;
  readonly registeredName: string | null;
  readonly vatNumbers: readonly string[];
  /** Numbers in the Dutch trade register: those of scheme 0106, and company ids without a scheme that have eight digits. */
  readonly kvkNumbers: readonly string[];
  /** Identifications without a scheme, by which the other side may know the party. */
  readonly codes: readonly string[];
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
}

/** A line of an invoice; charges and allowances on the whole document are lines too, an allowance with a negative amount. */
export interface UblLine {
  readonly kind: 'item' | 'charge' | 'allowance';
  /** The line's own id; null for charges and allowances. */
  readonly id: string | null;
  readonly description: string | null;
  /** As written. */
  readonly quantity: string | null;
  readonly unit: string | null;
  /** As written. */
  readonly unitPrice: string | null;
  readonly netCents: number | bigint | null;
  readonly vatRateBp: number | null;
}

/** One rate of the VAT of an invoice. */
export interface UblVat {
  readonly category: string | null;
  readonly rateBp: number | null;
  readonly netCents: number | bigint | null;
  readonly vatCents: number | bigint | null;
}

/** An invoice or credit note as its UBL says it; amounts in cents of `currency`, credit notes with theirs as written. */
export interface UblInvoice {
  readonly kind: 'invoice' | 'credit_note';
  readonly number: string | null;
  readonly issueDate: string | null;
  readonly dueDate: string | null;
  readonly currency: string;
  readonly note: string | null;
  readonly orderReference: string | null;
  readonly supplier: UblParty;
  readonly customer: UblParty;
  readonly paymentReference: string | null;
  /** Accounts that are to be paid to, without spaces. */
  readonly payeeAccounts: readonly string[];
  readonly lines: readonly UblLine[];
  readonly vat: readonly UblVat[];
  readonly netCents: number | bigint | null;
  readonly vatCents: number | bigint | null;
  /** Including VAT, before what was prepaid or rounded. */
  readonly grossCents: number | bigint | null;
  readonly payableCents: number | bigint | null;
}

const namespaces: Readonly<Record<string, string>> = {
  Invoice: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  CreditNote: 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2',
};

/**
 * Reads a UBL 2.x invoice or credit note; null for any other XML. Throws MalformedXmlError for what is no well-formed XML at all. The
 * text is untrusted: what it leaves out or says in no known way is null.
 */
export function parseUblInvoice(xml: string): UblInvoice | null {
  const root = readUblTree(xml, (name, namespace) => namespaces[name] === namespace);
  if (root === null) return null;
  const isCreditNote = root.name === 'CreditNote' || textAt(root, 'InvoiceTypeCode') === '381';
  const currency = textAt(root, 'DocumentCurrencyCode') ?? 'EUR';
  const vatTotal = vatTotalIn(root, currency);
  return {
    kind: isCreditNote ? 'credit_note' : 'invoice',
    number: textAt(root, 'ID'),
    issueDate: dateAt(root, 'IssueDate'),
    dueDate: dateAt(root, 'DueDate') ?? dateAt(root, 'PaymentMeans', 'PaymentDueDate'),
    currency,
    note: textAt(root, 'Note'),
    orderReference: textAt(root, 'OrderReference', 'ID'),
    supplier: partyAt(root, 'AccountingSupplierParty'),
    customer: partyAt(root, 'AccountingCustomerParty'),
    paymentReference: textAt(root, 'PaymentMeans', 'PaymentID'),
    payeeAccounts: [
      ...new Set(
        textsAt(root, 'PaymentMeans', 'PayeeFinancialAccount', 'ID').map((account) =>
          account.replace(/\s/g, ''),
        ),
      ),
    ],
    lines: linesOf(root),
    vat: vatTotal === null ? [] : elementsAt(vatTotal, 'TaxSubtotal').map(vatOf),
    netCents: centsAt(root, 'LegalMonetaryTotal', 'TaxExclusiveAmount'),
    vatCents: vatTotal === null ? null : centsAt(vatTotal, 'TaxAmount'),
    grossCents: centsAt(root, 'LegalMonetaryTotal', 'TaxInclusiveAmount'),
    payableCents: centsAt(root, 'LegalMonetaryTotal', 'PayableAmount'),
  };
}

/** The VAT in the document's own currency; a second total may state it in the tax authority's. */
function vatTotalIn(root: UblElement, currency: string): UblElement | null {
  const totals = elementsAt(root, 'TaxTotal');
  const isInCurrency = (total: UblElement) =>
    elementsAt(total, 'TaxAmount').some((amount) => amount.attributes.get('currencyID') === currency);
  return totals.find(isInCurrency) ?? totals[0] ?? null;
}

function linesOf(root: UblElement): UblLine[] {
  const items = [...elementsAt(root, 'InvoiceLine'), ...elementsAt(root, 'CreditNoteLine')];
  return [...items.map(itemOf), ...elementsAt(root, 'AllowanceCharge').map(allowanceChargeOf)];
}

function itemOf(line: UblElement): UblLine {
  const quantity = elementsAt(line, 'InvoicedQuantity')[0] ?? elementsAt(line, 'CreditedQuantity')[0];
  return {
    kind: 'item',
    id: textAt(line, 'ID'),
    description: textAt(line, 'Item', 'Name') ?? textAt(line, 'Item', 'Description'),
    quantity: quantity === undefined || quantity.text === '' ? null : quantity.text,
    unit: quantity?.attributes.get('unitCode') ?? null,
    unitPrice: textAt(line, 'Price', 'PriceAmount'),
    netCents: centsAt(line, 'LineExtensionAmount'),
    vatRateBp: rateAt(line, 'Item', 'ClassifiedTaxCategory', 'Percent'),
  };
}

function allowanceChargeOf(element: UblElement): UblLine {
  const isCharge = textAt(element, 'ChargeIndicator') === 'true';
  const amount = centsAt(element, 'Amount');
  return {
    kind: isCharge ? 'charge' : 'allowance',
    id: null,
    description: textAt(element, 'AllowanceChargeReason') ?? textAt(element, 'AllowanceChargeReasonCode'),
    quantity: null,
    unit: null,
    unitPrice: null,
    netCents: amount === null || isCharge ? amount : negated(amount),
    vatRateBp: rateAt(element, 'TaxCategory', 'Percent'),
  };
}

function vatOf(subtotal: UblElement): UblVat {
  return {
    category: textAt(subtotal, 'TaxCategory', 'ID'),
    rateBp: rateAt(subtotal, 'TaxCategory', 'Percent'),
    netCents: centsAt(subtotal, 'TaxableAmount'),
    vatCents: centsAt(subtotal, 'TaxAmount'),
  };
}

function partyAt(root: UblElement, role: string): UblParty {
  const party = elementsAt(root, role, 'Party')[0];
  if (party === undefined) return noParty;
  const registeredName = textAt(party, 'PartyLegalEntity', 'RegistrationName');
  const companyIds = [
    ...elementsAt(party, 'PartyLegalEntity', 'CompanyID'),
    ...elementsAt(party, 'PartyIdentification', 'ID'),
    ...elementsAt(party, 'EndpointID'),
  ].filter(({ text }) => text !== '');
  const isKvk = (id: UblElement) => isKvkScheme(id) || (schemeOf(id) === null && /^\d{8}$/.test(id.text));
  return {
    name: textAt(party, 'PartyName', 'Name') ?? registeredName,
    registeredName,
    vatNumbers: unique(
      elementsAt(party, 'PartyTaxScheme')
        .filter((scheme) => (textAt(scheme, 'TaxScheme', 'ID') ?? 'VAT') === 'VAT')
        .flatMap((scheme) => textsAt(scheme, 'CompanyID')),
    ),
    kvkNumbers: unique(companyIds.filter(isKvk).map(({ text }) => text)),
    codes: unique(companyIds.filter((id) => schemeOf(id) === null).map(({ text }) => text)),
    street: textAt(party, 'PostalAddress', 'StreetName'),
    postalCode: textAt(party, 'PostalAddress', 'PostalZone'),
    city: textAt(party, 'PostalAddress', 'CityName'),
    country: textAt(party, 'PostalAddress', 'Country', 'IdentificationCode'),
  };
}

const noParty: UblParty = {
  name: null,
  registeredName: null,
  vatNumbers: [],
  kvkNumbers: [],
  codes: [],
  street: null,
  postalCode: null,
  city: null,
  country: null,
};

function schemeOf(id: UblElement): string | null {
  return id.attributes.get('schemeID') ?? null;
}

/** 0106 is the Dutch trade register in the list of ISO 6523; older documents write NL:KVK. */
function isKvkScheme(id: UblElement): boolean {
  return ['0106', 'NL:KVK'].includes(schemeOf(id)?.toUpperCase() ?? '');
}

function textsAt(element: UblElement, ...path: readonly string[]): string[] {
  return elementsAt(element, ...path)
    .map(({ text }) => text)
    .filter((text) => text !== '');
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function centsAt(element: UblElement, ...path: readonly string[]): number | bigint | null {
  const text = textAt(element, ...path);
  return text === null ? null : (parseScaled(text, 2)?.value ?? null);
}

function rateAt(element: UblElement, ...path: readonly string[]): number | null {
  const text = textAt(element, ...path);
  const rate = text === null ? null : parseScaled(text, 2);
  return rate === null ? null : Number(rate.value);
}

function dateAt(element: UblElement, ...path: readonly string[]): string | null {
  return textAt(element, ...path)?.match(/^\d{4}-\d{2}-\d{2}/)?.[0] ?? null;
}

function negated(cents: number | bigint): number | bigint {
  return cents === 0 ? 0 : -cents;
}
