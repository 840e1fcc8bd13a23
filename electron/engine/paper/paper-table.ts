import { type PaperPages, page, type Tag, type TextStyle, textWidth } from './paper-pages.ts';

/** One column: its head, its share of the width, on which side its cells stand, and whether they are labels of the row. */
export interface PaperColumn {
  readonly head: string;
  readonly share: number;
  readonly align?: 'left' | 'right';
  readonly isLabel?: boolean;
}

/** A table; a row has one text a column, and is kept whole unless it is taller than a page. No head is printed where all are empty. */
export interface PaperTable {
  readonly columns: readonly PaperColumn[];
  readonly rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
}

interface Column extends PaperColumn {
  readonly left: number;
  readonly width: number;
  readonly style: TextStyle;
}

const size = 8.5;
const lineHeight = size * 1.35;
const padding = { x: 5, y: 3 } as const;

/** Prints one table over pages. */
export class TablePrinter {
  readonly #pages: PaperPages;
  readonly #table: PaperTable;
  readonly #columns: readonly Column[];
  readonly #hasHead: boolean;
  readonly #tag: Tag;
  #y = 0;

  constructor(pages: PaperPages, table: PaperTable) {
    this.#pages = pages;
    this.#table = table;
    this.#hasHead = table.columns.some(({ head }) => head !== '');
    const shares = table.columns.reduce((sum, { share }) => sum + share, 0);
    let left: number = page.left;
    this.#columns = table.columns.map((column) => {
      const width = (textWidth * column.share) / shares;
      const placed = {
        ...column,
        left,
        width,
        style: column.isLabel === true ? { size, color: '#5b6470' } : { size },
      };
      left += width;
      return placed;
    });
    this.#tag = pages.open('Table');
  }

  /** Returns the y below the table. */
  async print(top: number): Promise<number> {
    this.#y = top;
    let isFirst = true;
    for await (const row of this.#table.rows) {
      const cells = this.#columns.map((column, index) => this.#lines(row[index] ?? '', column, column.style));
      const height = Math.max(...cells.map(({ length }) => length)) * lineHeight + 2 * padding.y;
      if (isFirst) this.#begin(height);
      else if (this.#y + height > page.bottom) await this.#overleaf();
      isFirst = false;
      await this.#row(cells);
    }
    if (isFirst) this.#begin(0);
    this.#tag.end();
    return this.#y;
  }

  /** The head with the first row, so that it never stands alone. */
  #begin(firstHeight: number): void {
    const least = Math.min(firstHeight, page.bottom - page.top - 40) + (this.#hasHead ? 24 : 0);
    if (this.#y + least > page.bottom) {
      this.#pages.nextPage();
      this.#y = page.top;
    }
    if (!this.#hasHead) return;
    const row = this.#pages.open('TR', this.#tag);
    this.#head((column, draw) => {
      const cell = this.#pages.open('TH', row);
      this.#pages.tagged(cell, 'TH', draw);
      cell.end();
      return column;
    });
    row.end();
  }

  async #overleaf(): Promise<void> {
    this.#pages.nextPage();
    this.#y = page.top;
    if (this.#hasHead) this.#head((_, draw) => this.#pages.artifact(draw));
    await this.#pages.settle();
  }

  #head(tagged: (column: Column, draw: () => void) => void): void {
    const style: TextStyle = { size, bold: true };
    const heads = this.#columns.map((column) => this.#lines(column.head, column, style));
    const height = Math.max(...heads.map(({ length }) => length)) * lineHeight + 2 * padding.y;
    this.#pages.artifact(() => this.#pages.box(page.left, this.#y, textWidth, height, '#eef1f5'));
    for (const [index, column] of this.#columns.entries()) {
      const lines = heads[index] ?? [];
      tagged(column, () => this.#draw(lines, column, style));
    }
    this.#y += height;
  }

  /** Draws a row; what is taller than the page goes on overleaf. */
  async #row(cells: readonly (readonly string[])[]): Promise<void> {
    const row = this.#pages.open('TR', this.#tag);
    const tags = this.#columns.map(() => this.#pages.open('TD', row));
    const most = Math.max(...cells.map(({ length }) => length));
    for (let from = 0; from < most; ) {
      const room = Math.max(1, Math.floor((page.bottom - this.#y - 2 * padding.y) / lineHeight));
      const count = Math.min(room, most - from);
      for (const [index, column] of this.#columns.entries()) {
        const lines = (cells[index] ?? []).slice(from, from + count);
        const tag = tags[index];
        if (tag === undefined || lines.length === 0) continue;
        this.#pages.tagged(tag, 'TD', () => this.#draw(lines, column, column.style));
      }
      this.#y += count * lineHeight + 2 * padding.y;
      from += count;
      if (from < most) await this.#overleaf();
    }
    this.#pages.artifact(() => this.#pages.rule(this.#y, '#e2e6eb'));
    for (const tag of tags) tag.end();
    row.end();
  }

  #draw(lines: readonly string[], { left, width, align }: Column, style: TextStyle): void {
    for (const [index, line] of lines.entries()) {
      const x =
        align === 'right' ? left + width - padding.x - this.#pages.widthOf(line, style) : left + padding.x;
      this.#pages.text(line, x, this.#y + padding.y + index * lineHeight, style);
    }
  }

  #lines(text: string, { width }: Column, style: TextStyle): string[] {
    return this.#pages.linesOf(text, width - 2 * padding.x, style);
  }
}
