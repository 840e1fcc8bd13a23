import { dutchDate } from '../calendar.ts';
import { dutchAmount } from '../money.ts';
import type { FiguresPaper, LetterPaper, MadeFile, StatementPaper } from './document-file.ts';
import { invoiceLook } from './invoice-look.ts';
import { addressLines, createdAt, grouped } from './invoice-pdf.ts';
import { pageHeight, pageWidth, Sheet, typefaces } from './sheet.ts';

const margin = 56;
const right = pageWidth - margin;
const lowest = pageHeight - 80;
const grey = '#666666';
const bankBlue = '#163a6b';

/** A bank statement as a PDF, with as many pages as its lines need. */
export async function statementPdf(paper: StatementPaper): Promise<MadeFile> {
  const sheet = new Sheet(
    `Rekeningafschrift ${paper.number}`,
    paper.bankName,
    createdAt(paper.day),
    typefaces[0],
  );
  const head = (): number => {
    sheet.box(0, 0, pageWidth, 8, bankBlue);
    sheet.circle(margin + 12, 44, 12, bankBlue);
    sheet.text(paper.bankName, margin + 32, 36, { size: 15, bold: true, color: bankBlue });
    sheet.text(`Rekeningafschrift ${paper.number}`, right, 34, { size: 11, bold: true, align: 'right' });
    sheet.text(`IBAN ${grouped(paper.iban)}`, right, 50, { size: 8.5, color: grey, align: 'right' });
    sheet.text(`Pagina ${sheet.pageCount}`, right, 62, { size: 8.5, color: grey, align: 'right' });
    return 92;
  };
  const columns = (y: number): number => {
    const style = { size: 8.5, bold: true, color: bankBlue } as const;
    sheet.text('Datum', margin, y, style);
    sheet.text('Omschrijving', margin + 58, y, style);
    sheet.text('Af', right - 80, y, { ...style, align: 'right' });
    sheet.text('Bij', right, y, { ...style, align: 'right' });
    sheet.rule(margin, y + 13, right, y + 13, bankBlue, 0.8);
    return y + 20;
  };
  let y = sheet.lines(addressLines(paper.holder), margin, head(), { size: 9.5 }) + 14;
  sheet.text('Vorig saldo', margin, y, { size: 9 });
  sheet.text(dutchAmount(paper.openingCents), right, y, { size: 9, align: 'right' });
  sheet.text(`Nieuw saldo op ${dutchDate(paper.day)}`, margin, y + 14, { size: 9, bold: true });
  sheet.text(dutchAmount(paper.closingCents), right, y + 14, { size: 9, bold: true, align: 'right' });
  y = columns(y + 40);
  for (const line of paper.lines) {
    if (y > lowest) {
      sheet.nextPage();
      y = columns(head());
    }
    const name = line.counterName ?? paper.bankName;
    sheet.text(dutchDate(line.day), margin, y, { size: 8.5 });
    sheet.text(name, margin + 58, y, { size: 8.5, bold: true });
    const amount = dutchAmount(Math.abs(line.cents));
    sheet.text(amount, line.cents < 0 ? right - 80 : right, y, { size: 8.5, align: 'right' });
    const iban = line.counterIban === null ? '' : `${line.counterIban}  `;
    sheet.text(`${iban}${line.remittance}`, margin + 58, y + 11, { size: 7.5, color: grey });
    y += 26;
  }
  return sheet.finish();
}

/** A contract, a deed or a client file as a PDF. */
export async function letterPdf(paper: LetterPaper): Promise<MadeFile> {
  const look = invoiceLook(paper.layoutSeed);
  const [sender] = paper.parties;
  const sheet = new Sheet(paper.title, sender?.name ?? '', createdAt(paper.day), typefaces[1]);
  sheet.text(paper.title, pageWidth / 2, 70, { size: 18, bold: true, align: 'center', color: look.accent });
  sheet.text(`Kenmerk ${paper.reference}`, pageWidth / 2, 96, { size: 9, align: 'center', color: grey });
  sheet.rule(margin, 116, right, 116, look.accent, 1);
  let y = sheet.paragraph('De ondergetekenden:', margin, 136, right - margin, { size: 10.5 }) + 4;
  paper.parties.forEach((party, index) => {
    const registration =
      party.kvkNumber === null ? '' : `, ingeschreven bij de Kamer van Koophandel onder ${party.kvkNumber}`;
    const text = `${index + 1}. ${party.name}, gevestigd te ${party.city} aan de ${party.street}${registration}, vertegenwoordigd door ${party.contact};`;
    y = sheet.paragraph(text, margin + 12, y, right - margin - 12, { size: 10.5 }) + 4;
  });
  y =
    sheet.paragraph('komen het volgende overeen of leggen het volgende vast.', margin, y, right - margin, {
      size: 10.5,
    }) + 10;
  paper.articles.forEach(({ heading, text }, index) => {
    sheet.text(`Artikel ${index + 1}  ${heading}`, margin, y, { size: 11, bold: true });
    y = sheet.paragraph(text, margin, y + 17, right - margin, { size: 10.5 }) + 10;
  });
  sheet.text(`Getekend te ${paper.parties[1]?.city ?? ''} op ${dutchDate(paper.day)}`, margin, y + 14, {
    size: 10.5,
  });
  paper.parties.forEach((party, index) => {
    const x = margin + index * 250;
    sheet.rule(x, y + 92, x + 190, y + 92, '#333333');
    sheet.text(party.contact, x, y + 98, { size: 9.5 });
    sheet.text(party.name, x, y + 111, { size: 9, color: grey });
  });
  return sheet.finish();
}

/** Figures under headings as a PDF: annual accounts, a payroll journal. */
export async function figuresPdf(paper: FiguresPaper): Promise<MadeFile> {
  const sheet = new Sheet(paper.title, paper.company.name, createdAt(paper.day), typefaces[0]);
  const accent = '#2c4a3b';
  const column = (index: number): number => right - (paper.columns.length - 1 - index) * 110;
  const head = (): number => {
    sheet.text(paper.title, margin, 52, { size: 16, bold: true, color: accent });
    sheet.text(paper.company.name, right, 52, { size: 10, align: 'right' });
    sheet.text(paper.subtitle, margin, 74, { size: 9, color: grey });
    sheet.text(`KvK ${paper.company.kvkNumber ?? ''}`, right, 74, { size: 9, color: grey, align: 'right' });
    paper.columns.forEach((label, index) => {
      sheet.text(label, column(index), 98, { size: 9, bold: true, align: 'right' });
    });
    sheet.rule(margin, 112, right, 112, accent, 0.8);
    return 122;
  };
  let y = head();
  for (const section of paper.sections) {
    if (y > lowest - 60) {
      sheet.nextPage();
      y = head();
    }
    sheet.text(section.heading, margin, y, { size: 10, bold: true, color: accent });
    y += 16;
    for (const row of section.rows) {
      if (y > lowest) {
        sheet.nextPage();
        y = head();
      }
      const bold = row.isTotal === true;
      if (bold) sheet.rule(column(0) - 80, y - 3, right, y - 3, grey, 0.5);
      sheet.text(row.label, margin + 8, y, { size: 9, bold });
      row.cents.forEach((cents, index) => {
        if (cents !== null)
          sheet.text(dutchAmount(cents), column(index), y, { size: 9, bold, align: 'right' });
      });
      y += 14;
    }
    y += 8;
  }
  sheet.paragraph(paper.closing, margin, y + 8, right - margin, { size: 8.5, color: grey });
  return sheet.finish();
}
