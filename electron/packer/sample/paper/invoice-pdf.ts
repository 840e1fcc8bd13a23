import { type Day, dutchDate, isoDate } from '../calendar.ts';
import { dutchAmount } from '../money.ts';
import type { Party } from '../parties.ts';
import type { InvoicePaper, MadeFile } from './document-file.ts';
import { type InvoiceLabels, invoiceLabels, rateText } from './invoice-labels.ts';
import { type InvoiceLook, invoiceLook, logos } from './invoice-look.ts';
import { pageHeight, pageWidth, Sheet } from './sheet.ts';

const margin = 52;
const right = pageWidth - margin;
const lowestLine = pageHeight - 215;

/** An invoice or credit note as a PDF in its sender's own look. */
export async function invoicePdf(paper: InvoicePaper): Promise<MadeFile> {
  const look = invoiceLook(paper.layoutSeed);
  const labels = invoiceLabels(paper.language, look.labels);
  const title = `${paper.kind === 'invoice' ? labels.invoice : labels.creditNote} ${paper.number}`;
  const sheet = new Sheet(title, paper.sender.name, createdAt(paper.issueDay), look.typeface);
  const left = look.header === 'sidebar' ? margin + 26 : margin;
  let y = drawHeader(sheet, paper, look, labels, left);
  y = drawParties(sheet, paper, look, labels, left, y);
  y = drawLines(sheet, paper, look, labels, left, y);
  y = drawTotals(sheet, paper, look, labels, left, y);
  drawPayment(sheet, paper, left, y + 18);
  drawFooter(sheet, paper, look, left);
  return sheet.finish();
}

/** The time that a paper says it was made: eight in the morning of its day, UTC. */
export function createdAt(day: Day): Date {
  return new Date(`${isoDate(day)}T08:00:00Z`);
}

/** Name and address as printed on an envelope. */
export function addressLines(party: Party): string[] {
  const country = { NL: null, BE: 'België', DE: 'Duitsland' }[party.country];
  return [
    party.name,
    party.street,
    `${party.postalCode} ${party.city}`,
    ...(country === null ? [] : [country]),
  ];
}

function drawLogo(
  sheet: Sheet,
  look: InvoiceLook,
  x: number,
  y: number,
  size: number,
  main: string,
  second: string,
): void {
  const [outer, inner] = logos[look.logo] ?? ['', ''];
  sheet.shape(outer, x, y, size / 100, main);
  sheet.shape(inner, x, y, size / 100, second);
}

function drawHeader(
  sheet: Sheet,
  paper: InvoicePaper,
  look: InvoiceLook,
  labels: InvoiceLabels,
  left: number,
): number {
  const { sender } = paper;
  const title = paper.kind === 'invoice' ? labels.invoice : labels.creditNote;
  const contact = [sender.street, `${sender.postalCode} ${sender.city}`, sender.phone, sender.email];
  const small = { size: 8, color: '#555555' };
  switch (look.header) {
    case 'band':
      sheet.box(0, 0, pageWidth, 92, look.accent);
      drawLogo(sheet, look, left, 22, 48, '#ffffff', look.accent);
      sheet.text(sender.name, left + 62, 26, { size: 16, bold: true, color: '#ffffff' });
      sheet.text(`${sender.street}, ${sender.postalCode} ${sender.city}`, left + 62, 48, {
        size: 8,
        color: '#ffffff',
      });
      sheet.text(`${sender.phone}  ${sender.email}`, left + 62, 60, { size: 8, color: '#ffffff' });
      sheet.text(title, right, 30, { size: look.titleSize, bold: true, color: '#ffffff', align: 'right' });
      return 116;
    case 'centred':
      drawLogo(sheet, look, pageWidth / 2 - 22, 30, 44, look.accent, look.tint);
      sheet.text(sender.name, pageWidth / 2, 82, {
        size: 17,
        bold: true,
        color: look.accent,
        align: 'center',
      });
      sheet.text(contact.join('  |  '), pageWidth / 2, 104, { ...small, align: 'center' });
      sheet.rule(left, 122, right, 122, look.accent, 1);
      sheet.text(title, left, 134, { size: look.titleSize, bold: true });
      return 134 + look.titleSize + 14;
    case 'mirrored':
      sheet.text(title, left, 44, { size: look.titleSize, bold: true, color: look.accent });
      drawLogo(sheet, look, right - 46, 34, 46, look.accent, look.tint);
      sheet.text(sender.name, right - 56, 40, { size: 12, bold: true, align: 'right' });
      sheet.lines(contact, right - 56, 57, { ...small, align: 'right' }, 1.3);
      return 118;
    case 'sidebar':
      sheet.box(0, 0, 34, pageHeight, look.accent);
      drawLogo(sheet, look, left, 34, 52, look.accent, look.tint);
      sheet.text(sender.name, left + 64, 40, { size: 15, bold: true });
      sheet.lines([contact.slice(0, 2).join(', '), contact.slice(2).join('  ')], left + 64, 60, small, 1.4);
      sheet.text(title, left, 108, { size: look.titleSize, bold: true, color: look.accent });
      return 108 + look.titleSize + 14;
    case 'plain':
      drawLogo(sheet, look, left, 36, 50, look.accent, look.tint);
      sheet.text(sender.name, left, 94, { size: 13, bold: true });
      sheet.lines(contact, right, 38, { ...small, align: 'right' }, 1.4);
      sheet.text(title, right, 94, { size: look.titleSize, bold: true, color: look.accent, align: 'right' });
      return 128;
  }
}

function drawParties(
  sheet: Sheet,
  paper: InvoicePaper,
  look: InvoiceLook,
  labels: InvoiceLabels,
  left: number,
  top: number,
): number {
  const { receiver } = paper;
  const facts: (readonly [string, string | null])[] = [
    [labels.number, paper.number],
    [labels.date, dutchDate(paper.issueDay)],
    [labels.due, paper.payment === 'paid' ? null : dutchDate(paper.dueDay)],
    [labels.customer, paper.customerNumber],
    [labels.order, paper.orderNumber],
    [labels.original, paper.originalNumber],
  ];
  const addressFirst = look.header !== 'mirrored';
  const addressX = addressFirst ? left : right - 190;
  const factsX = addressFirst ? right - 190 : left;
  const address = [
    ...addressLines(receiver),
    receiver.vatNumber === null ? '' : `Btw-id ${receiver.vatNumber}`,
  ];
  if (look.table === 'boxed') sheet.frame(addressX - 8, top + 2, 200, 76, look.accent);
  const addressEnd = sheet.lines(address, addressX, top + 10, { size: 9.5 });
  let y = top + 10;
  for (const [label, value] of facts) {
    if (value === null) continue;
    sheet.text(label, factsX, y, { size: 8.5, color: '#666666' });
    sheet.text(value, factsX + 190, y, { size: 9, bold: true, align: 'right' });
    y += 14;
  }
  return Math.max(addressEnd, y) + 24;
}

interface TableColumns {
  readonly quantity: number;
  readonly unit: number;
  readonly price: number;
  readonly vat: number;
}

function drawTableHead(
  sheet: Sheet,
  look: InvoiceLook,
  labels: InvoiceLabels,
  left: number,
  top: number,
  columns: TableColumns,
): number {
  const isFilled = look.table === 'boxed' || look.table === 'striped';
  const style = { size: 8.5, bold: true, color: isFilled ? '#ffffff' : look.accent } as const;
  if (isFilled) sheet.box(left - 5, top - 4, right - left + 10, 17, look.accent);
  sheet.text(labels.description, left, top, style);
  sheet.text(labels.quantity, columns.quantity, top, { ...style, align: 'right' });
  if (look.showsUnit) sheet.text(labels.unit, columns.unit, top, style);
  sheet.text(labels.price, columns.price, top, { ...style, align: 'right' });
  sheet.text(labels.vat, columns.vat, top, { ...style, align: 'right' });
  sheet.text(labels.amount, right, top, { ...style, align: 'right' });
  if (look.table === 'ruled') sheet.rule(left, top + 13, right, top + 13, look.accent, 1);
  return top + 19;
}

function drawLines(
  sheet: Sheet,
  paper: InvoicePaper,
  look: InvoiceLook,
  labels: InvoiceLabels,
  left: number,
  top: number,
): number {
  const columns = { quantity: right - 208, unit: right - 200, price: right - 104, vat: right - 66 };
  let y = drawTableHead(sheet, look, labels, left, top, columns);
  paper.invoice.lines.forEach((line, index) => {
    if (y > lowestLine) {
      sheet.text(labels.continued, right, y + 6, { size: 7.5, color: '#777777', align: 'right' });
      drawFooter(sheet, paper, look, left);
      sheet.nextPage();
      if (look.header === 'sidebar') sheet.box(0, 0, 34, pageHeight, look.accent);
      y = drawTableHead(sheet, look, labels, left, 60, columns);
    }
    if (look.table === 'striped' && index % 2 === 1)
      sheet.box(left - 5, y - 3, right - left + 10, 15, look.tint);
    sheet.text(line.description, left, y, { size: 8.5 });
    sheet.text(String(line.quantity), columns.quantity, y, { size: 8.5, align: 'right' });
    if (look.showsUnit) sheet.text(line.unit, columns.unit, y, { size: 8.5, color: '#666666' });
    sheet.text(dutchAmount(line.unitPriceCents), columns.price, y, { size: 8.5, align: 'right' });
    sheet.text(rateText(line.rateBp), columns.vat, y, { size: 8.5, align: 'right' });
    sheet.text(dutchAmount(line.netCents), right, y, { size: 8.5, align: 'right' });
    if (look.table === 'ruled') sheet.rule(left, y + 12, right, y + 12, '#dddddd', 0.4);
    y += 15;
  });
  if (look.table === 'boxed') sheet.rule(left - 5, y, right + 5, y, look.accent, 0.8);
  return y;
}

function drawTotals(
  sheet: Sheet,
  paper: InvoicePaper,
  look: InvoiceLook,
  labels: InvoiceLabels,
  left: number,
  top: number,
): number {
  const { invoice } = paper;
  const x = right - 210;
  let y = top + 14;
  sheet.text(labels.net, x, y, { size: 9 });
  sheet.text(dutchAmount(invoice.netCents), right, y, { size: 9, align: 'right' });
  for (const { rateBp, baseCents, vatCents } of invoice.vat) {
    y += 15;
    sheet.text(
      `${labels.vat.replace(' %', '')} ${rateText(rateBp)} ${labels.base} ${dutchAmount(baseCents)}`,
      x,
      y,
      {
        size: 8.5,
        color: '#555555',
      },
    );
    sheet.text(dutchAmount(vatCents), right, y, { size: 9, align: 'right' });
  }
  y += 18;
  sheet.rule(x, y - 4, right, y - 4, look.accent, 1);
  sheet.text(labels.total, x, y, { size: 11, bold: true, color: look.accent });
  sheet.text(`€ ${dutchAmount(invoice.grossCents)}`, right, y, { size: 11, bold: true, align: 'right' });
  if (paper.vatNote !== null) sheet.text(paper.vatNote, left, top + 16, { size: 8.5, bold: true });
  return y + 18;
}

function drawPayment(sheet: Sheet, paper: InvoicePaper, left: number, y: number): void {
  const style = { size: 8.5 } as const;
  const { sender } = paper;
  const amount = `€ ${dutchAmount(paper.invoice.grossCents)}`;
  if (paper.language === 'de') {
    const how = `Bitte überweisen Sie ${amount} bis ${dutchDate(paper.dueDay)} unter Angabe der Rechnungsnummer.`;
    sheet.lines([how, `IBAN ${sender.iban}  BIC ${sender.bic}`], left, y, style);
    return;
  }
  if (paper.kind === 'credit_note') {
    sheet.text('Wij verrekenen dit bedrag met uw volgende betaling of maken het aan u over.', left, y, style);
    return;
  }
  switch (paper.payment) {
    case 'paid':
      sheet.text('Voldaan via de betaaldienst van de webwinkel.', left, y, style);
      return;
    case 'direct_debit':
      sheet.text(
        `Wij schrijven ${amount} omstreeks ${dutchDate(paper.dueDay)} van uw rekening af.`,
        left,
        y,
        style,
      );
      return;
    case 'transfer':
      sheet.lines(
        [
          `Wij ontvangen ${amount} graag uiterlijk ${dutchDate(paper.dueDay)} op onze rekening.`,
          `IBAN ${grouped(sender.iban)}  BIC ${sender.bic}  ten name van ${sender.name}`,
          paper.paymentReference === null
            ? `Onder vermelding van ${paper.number}`
            : `Betalingskenmerk ${grouped(paper.paymentReference)}`,
        ],
        left,
        y,
        style,
      );
  }
}

/** In groups of four, as account numbers and payment references are printed. */
export function grouped(text: string): string {
  return text.replace(/(.{4})(?=.)/g, '$1 ');
}

function drawFooter(sheet: Sheet, paper: InvoicePaper, look: InvoiceLook, left: number): void {
  const { sender } = paper;
  const text = [
    sender.name,
    sender.kvkNumber === null ? null : `KvK ${sender.kvkNumber}`,
    sender.vatNumber === null ? null : `Btw-id ${sender.vatNumber}`,
    `IBAN ${sender.iban}`,
  ]
    .filter((part) => part !== null)
    .join('   ');
  const y = pageHeight - 40;
  if (look.footer === 'band') {
    sheet.box(look.header === 'sidebar' ? 34 : 0, y - 10, pageWidth, 50, look.tint);
  } else {
    sheet.rule(left, y - 8, right, y - 8, look.accent, 0.6);
  }
  sheet.text(text, left, y, { size: 7.5, color: '#555555' });
  sheet.text(String(sheet.pageCount), right, y, { size: 7.5, color: '#555555', align: 'right' });
}
