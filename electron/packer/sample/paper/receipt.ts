import { PNG } from 'pngjs';
import { dutchDate } from '../calendar.ts';
import { dutchAmount } from '../money.ts';
import { Random } from '../random.ts';
import type { MadeFile, ReceiptPaper } from './document-file.ts';
import { createdAt } from './invoice-pdf.ts';
import { eachDot, glyphHeight, glyphWidth, printable } from './pixel-font.ts';
import { pageWidth, Sheet, typefaces } from './sheet.ts';

const columns = 38;
const dotPixels = 2;
const linePixels = (glyphHeight + 4) * dotPixels;
const textPixels = columns * (glyphWidth + 1) * dotPixels;
const marginPixels = 44;
const paperShade = 236;
const inkShade = 52;
const tableShade = 118;

function justified(left: string, right: string): string {
  return `${left.slice(0, columns - right.length - 1).padEnd(columns - right.length)}${right}`;
}

function centred(text: string): string {
  const line = text.slice(0, columns);
  return line.padStart(line.length + Math.floor((columns - line.length) / 2));
}

/** What the till printed, line by line; prices include VAT as they do in a shop. */
export function receiptLines(paper: ReceiptPaper): string[] {
  const { shop, invoice } = paper;
  const hours = String(Math.floor(paper.secondOfDay / 3600)).padStart(2, '0');
  const minutes = String(Math.floor(paper.secondOfDay / 60) % 60).padStart(2, '0');
  return [
    centred(shop.name),
    centred(shop.street),
    centred(`${shop.postalCode} ${shop.city}`),
    centred(`BTW-ID ${shop.vatNumber ?? ''}`),
    '',
    justified(`${dutchDate(paper.day)} ${hours}:${minutes}`, `BON ${paper.number}`),
    '-'.repeat(columns),
    ...invoice.lines.flatMap((line) => {
      const gross = dutchAmount(line.netCents + line.vatCents);
      return line.quantity === 1
        ? [justified(line.description, gross)]
        : [line.description, justified(`  ${line.quantity} ${line.unit}`, gross)];
    }),
    '-'.repeat(columns),
    justified('TOTAAL EUR', dutchAmount(invoice.grossCents)),
    justified('CONTANT', dutchAmount(invoice.grossCents)),
    '',
    ...invoice.vat.map(({ rateBp, baseCents, vatCents }) =>
      justified(`BTW ${rateBp / 100}% OVER ${dutchAmount(baseCents)}`, dutchAmount(vatCents)),
    ),
    '',
    centred('*** TOT ZIENS ***'),
  ].map(printable);
}

/** A photo of a receipt: grey paper, a little crooked, on a darker table. */
export function receiptPng(paper: ReceiptPaper): MadeFile {
  const random = new Random(paper.layoutSeed ^ Number(paper.number), 'photo');
  const lines = receiptLines(paper);
  const width = textPixels + 4 * marginPixels;
  const height = lines.length * linePixels + 4 * marginPixels;
  const image = new PNG({
    width,
    height,
    colorType: 0,
    inputColorType: 0,
    inputHasAlpha: false,
    bitDepth: 8,
  });
  const pixels = Buffer.alloc(width * height, tableShade);
  const slant = random.around(-0.045, 0.045);
  const shadow = random.around(0.02, 0.06);
  const shift = (y: number): number => Math.round(slant * (y - height / 2));
  for (let y = marginPixels; y < height - marginPixels; y++) {
    const start = y * width + marginPixels + shift(y);
    for (let x = 0; x < textPixels + 2 * marginPixels; x++)
      pixels[start + x] = paperShade - Math.round(x * shadow);
  }
  lines.forEach((line, index) => {
    const top = 2 * marginPixels + index * linePixels;
    eachDot(line, (column, row) => {
      for (let dy = 0; dy < dotPixels; dy++) {
        const y = top + row * dotPixels + dy;
        const start = y * width + 2 * marginPixels + shift(y) + column * dotPixels;
        for (let dx = 0; dx < dotPixels; dx++) pixels[start + dx] = inkShade + ((column * 7 + row * 3) % 24);
      }
    });
  });
  image.data = pixels;
  return {
    content: PNG.sync.write(image, {
      colorType: 0,
      inputColorType: 0,
      inputHasAlpha: false,
      deflateLevel: 6,
    }),
    text: lines.join('\n'),
    pageCount: 1,
  };
}

/** A scan of a receipt on a sheet of A4. */
export async function receiptPdf(paper: ReceiptPaper): Promise<MadeFile> {
  const sheet = new Sheet(`Bon ${paper.number}`, paper.shop.name, createdAt(paper.day), typefaces[2]);
  const lines = receiptLines(paper);
  sheet.frame(pageWidth / 2 - 130, 60, 260, lines.length * 12 + 50, '#bbbbbb');
  lines.forEach((line, index) => {
    sheet.text(line, pageWidth / 2 - 114, 84 + index * 12, { size: 10 });
  });
  return sheet.finish();
}
