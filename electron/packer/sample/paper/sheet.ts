import PdfDocument from 'pdfkit';

/** Fonts that every PDF reader has, so that none is embedded. */
export interface Typeface {
  readonly regular: string;
  readonly bold: string;
}

export const typefaces = [
  { regular: 'Helvetica', bold: 'Helvetica-Bold' },
  { regular: 'Times-Roman', bold: 'Times-Bold' },
  { regular: 'Courier', bold: 'Courier-Bold' },
] as const satisfies readonly Typeface[];

/** How a piece of text is set. Sizes in points; `align` says what `x` is: the left edge, the right edge or the middle. */
export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly align?: 'left' | 'right' | 'center';
}

/** A page's size in points, A4. */
export const pageWidth = 595.28;
export const pageHeight = 841.89;

/**
 * A PDF being drawn, that remembers its text in the order of drawing. The same calls give the same bytes: its dates and its id come from
 * what is passed in.
 */
export class Sheet {
  readonly #document: PDFKit.PDFDocument;
  readonly #typeface: Typeface;
  readonly #chunks: Uint8Array[] = [];
  readonly #ended: Promise<void>;
  readonly #text: string[] = [];
  #pageCount = 1;
  #font = '';
  #size = 0;

  constructor(title: string, author: string, createdAt: Date, typeface: Typeface) {
    this.#typeface = typeface;
    this.#document = new PdfDocument({
      size: 'A4',
      margin: 0,
      info: { Title: title, Author: author, Creator: 'Smartbooqing Archive sample', CreationDate: createdAt },
    });
    this.#ended = new Promise((resolve, reject) => {
      this.#document.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
      this.#document.on('end', resolve);
      this.#document.on('error', reject);
    });
  }

  get pageCount(): number {
    return this.#pageCount;
  }

  /** Draws one line of text with its top at y. Returns its width. */
  text(text: string, x: number, y: number, style: TextStyle = {}): number {
    if (text === '') return 0;
    this.#use(style);
    const width = this.#document.widthOfString(text);
    const left = style.align === 'right' ? x - width : style.align === 'center' ? x - width / 2 : x;
    this.#document.fillColor(style.color ?? '#222222').text(text, left, y, { lineBreak: false });
    this.#text.push(text);
    return width;
  }

  /** Draws lines of text below each other; returns the y below the last. */
  lines(
    texts: readonly (string | null)[],
    x: number,
    y: number,
    style: TextStyle = {},
    leading = 1.35,
  ): number {
    let top = y;
    for (const text of texts) {
      if (text === null || text === '') continue;
      this.text(text, x, top, style);
      top += (style.size ?? 9) * leading;
    }
    return top;
  }

  /** Breaks a text at words into lines that fit a width, and draws them; returns the y below the last. */
  paragraph(text: string, x: number, y: number, width: number, style: TextStyle = {}): number {
    this.#use(style);
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && this.#document.widthOfString(longer) > width) {
        lines.push(line);
        line = word;
      } else {
        line = longer;
      }
    }
    return this.lines([...lines, line], x, y, style, 1.45);
  }

  rule(x1: number, y1: number, x2: number, y2: number, color: string, width = 0.6): void {
    this.#document.moveTo(x1, y1).lineTo(x2, y2).lineWidth(width).strokeColor(color).stroke();
  }

  box(x: number, y: number, width: number, height: number, fill: string): void {
    this.#document.rect(x, y, width, height).fill(fill);
  }

  frame(x: number, y: number, width: number, height: number, color: string): void {
    this.#document.rect(x, y, width, height).lineWidth(0.6).strokeColor(color).stroke();
  }

  circle(x: number, y: number, radius: number, fill: string): void {
    this.#document.circle(x, y, radius).fill(fill);
  }

  /** Fills an SVG path, moved and scaled. */
  shape(path: string, x: number, y: number, scale: number, fill: string): void {
    this.#document.save().translate(x, y).scale(scale).path(path).fill(fill).restore();
  }

  /** Begins the next page. */
  nextPage(): void {
    this.#document.addPage();
    this.#pageCount += 1;
  }

  /** Finishes the file. */
  async finish(): Promise<{ content: Uint8Array; text: string; pageCount: number }> {
    this.#document.end();
    await this.#ended;
    return { content: Buffer.concat(this.#chunks), text: this.#text.join('\n'), pageCount: this.#pageCount };
  }

  #use(style: TextStyle): void {
    const font = style.bold === true ? this.#typeface.bold : this.#typeface.regular;
    const size = style.size ?? 9;
    if (font !== this.#font || size !== this.#size) {
      this.#document.font(font, size);
      this.#font = font;
      this.#size = size;
    }
  }
}
