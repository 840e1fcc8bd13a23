import { classNames } from '../../ui/class-names.ts';
import styles from './PrintSheet.module.css';
import type { PrintLayout } from './print-layout.ts';
import type { PrintFact, PrintRow, PrintTable } from './printout.ts';

/** The head of a sheet: of whom it is, what it is, and what holds for it. */
export function headNode(of: string, title: string, facts: readonly PrintFact[]): HTMLElement {
  const head = element('header', styles.head);
  const list = element('dl', styles.facts);
  for (const { name, text } of facts) list.append(element('dt', '', name), element('dd', '', text));
  head.append(element('p', styles.of, of), element('h1', '', title), list);
  return head;
}

/** What stood on the screen around or in place of a table. */
export function textNode(body: readonly Node[]): HTMLElement {
  const text = element('div', styles.text);
  text.append(...body);
  return text;
}

/** A table as it was laid out: one, or where its columns do not fit on a page, one for each part of them. */
export function tableNodes(table: PrintTable, layout: PrintLayout): HTMLElement[] {
  return layout.parts.map((part, place) => {
    const node = element('table', classNames(styles.table, place > 0 && styles.part));
    node.style.fontSize = `${layout.fontPt}pt`;
    const headings = element('tr');
    for (const { index, minimumEm } of part) {
      const column = table.columns[index];
      const heading = element('th', column?.isFigure ? styles.figure : '', column?.label ?? '');
      heading.setAttribute('scope', 'col');
      heading.style.minWidth = `${minimumEm}em`;
      headings.append(heading);
    }
    const head = element('thead');
    head.append(headings);
    const body = element('tbody');
    const indexes = part.map(({ index }) => index);
    const classes = part.map(({ index, isUnbroken }) =>
      classNames(table.columns[index]?.isFigure && styles.figure, isUnbroken && styles.unbroken),
    );
    body.append(...table.rows.map((row) => rowNode(row, indexes, classes)));
    node.append(head, body);
    return node;
  });
}

function rowNode({ kind, cells }: PrintRow, indexes: readonly number[], classes: readonly string[]) {
  const row = element('tr', kind === 'row' ? '' : styles[kind]);
  // Of a group or total the name reaches up to the first sum; of a note, over everything.
  const firstFilled = indexes.findIndex((index, place) => place > 0 && (cells[index] ?? '') !== '');
  const span =
    kind === 'row' ? 1 : kind === 'note' || firstFilled < 0 ? indexes.length : Math.max(1, firstFilled);
  for (const [place, index] of indexes.entries()) {
    if (place > 0 && place < span) continue;
    const isName = place === 0 && kind !== 'row';
    const cell = element('td', isName ? '' : classes[place], cells[index] ?? '');
    if (isName) cell.setAttribute('colspan', String(span));
    row.append(cell);
  }
  return row;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string | undefined = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  if (className !== '') node.className = className;
  node.textContent = text;
  return node;
}
