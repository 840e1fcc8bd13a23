import type { FileHandle } from 'node:fs/promises';
import PdfDocument from 'pdfkit';
import { breakLines } from './break-lines.ts';
import { typefaceFiles } from './typefaces.ts';

/** What a paper says of itself; `header` and `footer` stand on every page, the number "1 / 3" beside the footer. */
export interface PaperSetup {
  readonly title: string;
  readonly language: 'nl' | 'en';
  readonly header: string;
  readonly footer: string;
  readonly createdAt: Date;
}

/** How a text is set; size in points. */
export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly color?: string;
}

/** A structure element of the tagged PDF (ISO 32000-1, 14.8.4). */
export type Tag = PDFKit.PDFStructureElement;
export type TagName =
  | 'H1'
  | 'H2'
  | 'P'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Code'
  | 'Note';

/** A4 with its margins, in points from the top left corner. */
export const page = { width: 595.28, height: 841.89, left: 56, right: 539.28, top: 78, bottom: 776 } as const;
export const textWidth = page.right - page.left;

const furniture = { size: 8, color: '#5b6470' } as const;
/** Room for the number of pages, which is printed at the end into what every page refers to. */
const totalWidth = 30;

/** The pages of a tagged PDF: places text and shapes, and keeps headers, footers and page numbers. Y runs downwards. */
export class PaperPages {
  readonly #document: PDFKit.PDFDocument;
  readonly #setup: PaperSetup;
  readonly #root: Tag;
  readonly #totalForm: PDFKit.PDFKitReference;
  readonly #ended: Promise<void>;
  #written: Promise<void> = Promise.resolve();
  #pageCount = 0;
  readonly #letterWidths = { regular: new Map<string, number>(), bold: new Map<string, number>() };

  /** Writes into an open file, from its present position. */
  constructor(file: FileHandle, setup: PaperSetup) {
    this.#setup = setup;
    this.#document = new PdfDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      font: typefaceFiles.regular,
      // Its cache of laid out words grows with every word of the paper.
      fontLayoutCache: false,
      pdfVersion: '1.7',
      tagged: true,
      lang: setup.language === 'nl' ? 'nl-NL' : 'en-GB',
      displayTitle: true,
      info: { Title: setup.title, Creator: 'Smartbooqing Archive', CreationDate: setup.createdAt },
    });
    this.#ended = new Promise((resolve, reject) => {
      this.#document.on('end', resolve);
      this.#document.on('error', reject);
    });
    this.#document.on('data', (chunk: Uint8Array) => {
      this.#written = this.#written.then(() => file.writeFile(chunk));
      // It is looked at in `settle`, which may come after it has failed.
      this.#written.catch(() => {});
    });
    this.#document.registerFont('regular', typefaceFiles.regular).registerFont('bold', typefaceFiles.bold);
    this.#root = this.#document.struct('Document');
    this.#document.addStructure(this.#root);
    this.#totalForm = this.#document.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, -4, totalWidth, 12] });
    this.nextPage();
  }

  get pageCount(): number {
    return this.#pageCount;
  }

  /** Waits until what was made so far is in the file; rejects where writing failed. Called between pages, it keeps memory bounded. */
  settle(): Promise<void> {
    return this.#written;
  }

  /** As drawn, with its letters moved together where the font says so. */
  widthOf(text: string, style: TextStyle): number {
    this.#use(style);
    return this.#document.widthOfString(text);
  }

  /** The lines of a text that fit a width. Letters are added up, which is fast and at most slightly too wide. */
  linesOf(text: string, width: number, style: TextStyle): string[] {
    const known = this.#letterWidths[style.bold === true ? 'bold' : 'regular'];
    const widthOfLetter = (letter: string) => {
      const letterWidth = known.get(letter) ?? this.widthOf(letter, { ...style, size: 1 });
      known.set(letter, letterWidth);
      return letterWidth;
    };
    return breakLines(text, width, (line) => {
      let sum = 0;
      for (const letter of line) sum += widthOfLetter(letter);
      return sum * style.size;
    });
  }

  /** Begins the next page, with its header and footer. */
  nextPage(): void {
    this.#document.addPage();
    this.#pageCount += 1;
    this.artifact(() => {
      this.text(this.#fitting(this.#setup.header, textWidth), page.left, 40, furniture);
      this.rule(56, '#c9ced6');
      this.rule(794, '#c9ced6');
      this.text(this.#fitting(this.#setup.footer, textWidth - 110), page.left, 801, furniture);
      const number = `${this.#pageCount} / `;
      const totalLeft = page.right - totalWidth + 12;
      this.text(number, totalLeft - this.widthOf(number, furniture), 801, furniture);
      this.#placeTotal(totalLeft, 801);
    });
  }

  /** One line of text with its top at y, inside a tag or an artifact. */
  text(line: string, x: number, y: number, style: TextStyle): void {
    if (line === '') return;
    this.#use(style);
    this.#document.fillColor(style.color ?? '#16191d').text(line, x, y, { lineBreak: false });
  }

  rule(y: number, color: string, left: number = page.left, right: number = page.right): void {
    this.#document.moveTo(left, y).lineTo(right, y).lineWidth(0.6).strokeColor(color).stroke();
  }

  box(x: number, y: number, width: number, height: number, fill: string): void {
    this.#document.rect(x, y, width, height).fill(fill);
  }

  /** Opens a structure element, under the document or under another one; its end is `close`. */
  open(name: TagName, parent: Tag = this.#root): Tag {
    const options: PDFKit.Mixins.StructureElementOptions & { scope?: string } =
      name === 'TH' ? { scope: 'Column' } : {};
    const tag = this.#document.struct(name, options);
    parent.add(tag);
    return tag;
  }

  /** What `draw` draws belongs to the element; once a page for elements that go over several. */
  tagged(tag: Tag, name: TagName, draw: () => void): void {
    const content = this.#document.markStructureContent(name);
    draw();
    this.#document.endMarkedContent();
    tag.add(content);
  }

  /** What is drawn is no content: lines, grounds, repeated heads. */
  artifact(draw: () => void): void {
    this.#document.markContent('Artifact', { type: 'Pagination' });
    draw();
    this.#document.endMarkedContent();
  }

  /** Prints the number of pages and ends the file. */
  async finish(): Promise<void> {
    this.#use(furniture);
    this.#endTotal(String(this.#pageCount));
    this.#root.end();
    this.#document.end();
    await this.#ended;
    await this.#written;
  }

  #use({ size, bold }: TextStyle): void {
    this.#document.font(bold === true ? 'bold' : 'regular', size);
  }

  #fitting(text: string, width: number): string {
    if (this.widthOf(text, furniture) <= width) return text;
    const letters = [...text];
    while (letters.length > 0 && this.widthOf(`${letters.join('')}…`, furniture) > width) letters.pop();
    return `${letters.join('')}…`;
  }

  /** pdfkit turns the page upside down, so that y runs downwards; the form is turned back. */
  #placeTotal(x: number, y: number): void {
    const { page: current } = this.#document;
    const xobjects: unknown = Reflect.get(current, 'xobjects');
    if (typeof xobjects !== 'object' || xobjects === null) throw new TypeError('a page has no form objects');
    Reflect.set(xobjects, 'Total', this.#totalForm);
    this.#document.save().transform(1, 0, 0, -1, x, y + furniture.size * 0.905);
    this.#document.addContent('/Total Do');
    this.#document.restore();
  }

  #endTotal(total: string): void {
    const font = embeddedFont(Reflect.get(this.#document, '_font'));
    const [codes] = font.encode(total);
    Object.assign(this.#totalForm.data, { Resources: { Font: { [font.id]: font.ref() } } });
    this.#totalForm.end(
      Buffer.from(`BT 0.357 0.392 0.439 rg /${font.id} ${furniture.size} Tf <${codes.join('')}> Tj ET`),
    );
  }
}

/** The part of pdfkit's fonts that its types leave out (pdfkit, lib/font/embedded.js). */
interface EmbeddedFont {
  readonly id: string;
  encode(text: string): [string[], unknown];
  ref(): unknown;
}

function embeddedFont(font: unknown): EmbeddedFont {
  const known = font as EmbeddedFont;
  if (typeof known?.encode !== 'function' || typeof known.ref !== 'function')
    throw new TypeError('this pdfkit keeps its fonts otherwise');
  return known;
}
