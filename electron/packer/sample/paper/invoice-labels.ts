/** The words printed on an invoice. */
export interface InvoiceLabels {
  readonly invoice: string;
  readonly creditNote: string;
  readonly number: string;
  readonly date: string;
  readonly due: string;
  readonly customer: string;
  readonly order: string;
  readonly original: string;
  readonly description: string;
  readonly quantity: string;
  readonly unit: string;
  readonly price: string;
  readonly vat: string;
  readonly amount: string;
  readonly net: string;
  readonly base: string;
  readonly total: string;
  readonly continued: string;
}

const dutch: readonly InvoiceLabels[] = [
  {
    invoice: 'Factuur',
    creditNote: 'Creditnota',
    number: 'Factuurnummer',
    date: 'Factuurdatum',
    due: 'Vervaldatum',
    customer: 'Klantnummer',
    order: 'Uw order',
    original: 'Betreft factuur',
    description: 'Omschrijving',
    quantity: 'Aantal',
    unit: 'Eenheid',
    price: 'Prijs',
    vat: 'Btw',
    amount: 'Bedrag',
    net: 'Totaal exclusief btw',
    base: 'over',
    total: 'Te betalen',
    continued: 'vervolg op volgende pagina',
  },
  {
    invoice: 'FACTUUR',
    creditNote: 'CREDITFACTUUR',
    number: 'Nummer',
    date: 'Datum',
    due: 'Te betalen voor',
    customer: 'Debiteurnr.',
    order: 'Referentie',
    original: 'Oorspronkelijke factuur',
    description: 'Artikel',
    quantity: 'Aant.',
    unit: 'Per',
    price: 'Stuksprijs',
    vat: 'Btw %',
    amount: 'Totaal',
    net: 'Subtotaal',
    base: 'over',
    total: 'Totaalbedrag',
    continued: 'zie volgende pagina',
  },
];

const german: InvoiceLabels = {
  invoice: 'Rechnung',
  creditNote: 'Gutschrift',
  number: 'Rechnungsnummer',
  date: 'Rechnungsdatum',
  due: 'Zahlbar bis',
  customer: 'Kundennummer',
  order: 'Ihre Bestellung',
  original: 'Zu Rechnung',
  description: 'Bezeichnung',
  quantity: 'Menge',
  unit: 'Einheit',
  price: 'Einzelpreis',
  vat: 'USt.',
  amount: 'Betrag',
  net: 'Nettobetrag',
  base: 'auf',
  total: 'Zahlbetrag',
  continued: 'Fortsetzung auf der nächsten Seite',
};

/** The labels in a language; Dutch has two sets. */
export function invoiceLabels(language: 'nl' | 'de', set: number): InvoiceLabels {
  if (language === 'de') return german;
  const labels = dutch[set % dutch.length];
  if (labels === undefined) throw new RangeError(`there is no set ${set} of labels`);
  return labels;
}

/** A rate in basis points as printed: 21%. */
export function rateText(rateBp: number): string {
  return `${rateBp / 100}%`;
}
