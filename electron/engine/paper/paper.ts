import { type PaperPages, page, type Tag, type TagName, type TextStyle, textWidth } from './paper-pages.ts';
import { type PaperTable, TablePrinter } from './paper-table.ts';

const leading = 1.4;
const body: TextStyle = { size: 9.5 };
const soft = '#5b6470';

/** The colours of a remark in the margin of what is said. */
const tones = { plain: '#c9ced6', good: '#1f7a4d', warning: '#a86400', bad: '#b3261e' } as const;
export type Tone = keyof typeof tones;

/**
 * One paper being printed, block under block; a block that does not fit goes on overleaf. Every block is tagged for screen readers. The
 * text may be any of an archive: it is printed, never interpreted.
 */
export class Paper {
  readonly #pages: PaperPages;
  #y: number = page.top;

  constructor(pages: PaperPages) {
    this.#pages = pages;
  }

  /** The paper's own title, once, with a line below it. */
  title(title: string, subtitle?: string): void {
    this.#block('H1', title, { size: 20, bold: true }, 1.25);
    this.#y += 3;
    if (subtitle !== undefined) this.#block('P', subtitle, { size: 11, color: soft });
    this.#y += 12;
  }

  /** A heading; it never stands alone at the foot of a page. */
  heading(text: string): void {
    this.#y += 10;
    this.#need(70);
    this.#block('H2', text, { size: 13, bold: true });
    this.#y += 4;
  }

  paragraph(text: string, style: { readonly bold?: boolean; readonly isSoft?: boolean } = {}): void {
    this.#block('P', text, {
      ...body,
      ...(style.bold === true ? { bold: true } : {}),
      ...(style.isSoft === true ? { color: soft } : {}),
    });
    this.#y += 5;
  }

  /** A paragraph that counts: beside a bar in the colour of its tone; the words must say the tone too. */
  remark(tone: Tone, heading: string, text: string): void {
    this.#need(40);
    this.#bar(tones[tone], () => {
      this.#block('P', heading, { ...body, size: 10.5, bold: true }, leading, 12);
      if (text !== '') this.#block('P', text, body, leading, 12);
    });
    this.#y += 8;
  }

  /** Points of a list. */
  points(texts: readonly string[]): void {
    const list = this.#pages.open('L');
    for (const text of texts) {
      const item = this.#pages.open('LI', list);
      const said = this.#pages.open('LBody', item);
      this.#print(said, 'LBody', `• ${text}`, body, leading, 8);
      said.end();
      item.end();
      this.#y += 2;
    }
    list.end();
    this.#y += 5;
  }

  /** Text to be typed over as it stands: commands, a script. Line ends are kept; indents are. */
  code(text: string): void {
    const tag = this.#pages.open('Code');
    const style: TextStyle = { size: 8.5 };
    this.#y += 2;
    for (const source of text.split('\n')) {
      const indent = (source.match(/^ */)?.[0].length ?? 0) * 4.5;
      this.#print(tag, 'Code', source.trim(), style, 1.45, 8 + indent, '#f1f3f6');
    }
    tag.end();
    this.#y += 8;
  }

  /** Labels with their values, below each other. */
  async facts(pairs: readonly (readonly [label: string, value: string])[]): Promise<void> {
    await this.table({
      columns: [
        { head: '', share: 3, isLabel: true },
        { head: '', share: 7 },
      ],
      rows: pairs,
    });
  }

  /** A table over as many pages as it takes, its heads repeated on each. Waits for the file, so memory does not grow with the rows. */
  async table(table: PaperTable): Promise<void> {
    this.#y = await new TablePrinter(this.#pages, table).print(this.#y);
    this.#y += 10;
  }

  /** Leaves the rest of the page empty, where less than this many points are left. */
  needs(points: number): void {
    this.#need(points);
  }

  /** A line to write on, with what belongs there below it: a signature, a place and date. */
  signatureLine(label: string): void {
    this.#need(60);
    this.#y += 36;
    this.#pages.artifact(() => this.#pages.rule(this.#y, '#16191d', page.left, page.left + 220));
    this.#y += 4;
    this.paragraph(label, { isSoft: true });
  }

  #block(name: TagName, text: string, style: TextStyle, lead = leading, indent = 0): void {
    const tag = this.#pages.open(name);
    this.#print(tag, name, text, style, lead, indent);
    tag.end();
  }

  #print(
    tag: Tag,
    name: TagName,
    text: string,
    style: TextStyle,
    lead: number,
    indent: number,
    ground?: string,
  ): void {
    const height = style.size * lead;
    const left = page.left + indent;
    const lines = this.#pages.linesOf(text, textWidth - indent, style);
    for (let at = 0; at < lines.length; ) {
      this.#need(height);
      const fitting = Math.max(1, Math.floor((page.bottom - this.#y) / height));
      const here = lines.slice(at, at + fitting);
      if (ground !== undefined) {
        this.#pages.artifact(() =>
          this.#pages.box(page.left, this.#y - 2, textWidth, here.length * height, ground),
        );
      }
      this.#pages.tagged(tag, name, () => {
        for (const line of here) {
          this.#pages.text(line, left, this.#y, style);
          this.#y += height;
        }
      });
      at += here.length;
    }
  }

  /** Draws a bar left of what `print` prints, on every page that it reaches. */
  #bar(color: string, print: () => void): void {
    const top = this.#y;
    const pageBefore = this.#pages.pageCount;
    print();
    const from = this.#pages.pageCount === pageBefore ? top : page.top;
    this.#pages.artifact(() => this.#pages.box(page.left, from, 3, this.#y - from, color));
  }

  #need(height: number): void {
    if (this.#y + height <= page.bottom) return;
    this.#pages.nextPage();
    this.#y = page.top;
  }
}
