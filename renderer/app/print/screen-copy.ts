import styles from './PrintSheet.module.css';

/** What is kept as it is called; whatever else holds text stands as a block or a run of words. */
const kept = new Set(
  'H1 H2 H3 H4 P UL OL LI DL DT DD TABLE CAPTION THEAD TBODY TFOOT TR TH TD STRONG B EM TIME CODE PRE'.split(
    ' ',
  ),
);
/** Controls and drawings, which are nothing on paper. */
const leftOut =
  'input, select, textarea, label, svg, canvas, img, video, iframe, template, [role=toolbar], [role=radiogroup], [role=tablist], [role=progressbar], [data-print=none], caption.sr-only';

/**
 * What stands on a screen as plain headings, lists, fields and tables for paper: without its controls, its widths and whatever cuts its
 * texts short. What the screen does not show is not copied.
 */
export function copyForPaper(element: Element): Node[] {
  return [...element.childNodes].flatMap((child) => copyOf(child));
}

function copyOf(node: Node): Node[] {
  if (node instanceof Text) return [node.cloneNode()];
  if (!(node instanceof HTMLElement) || node.matches(leftOut) || isControl(node)) return [];
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden' || node.ariaHidden === 'true') return [];
  const content = copyForPaper(node);
  // Children of a flex or grid box stand apart however they are displayed; on paper they do not run together either.
  const isApart = isBetweenFlexed(node);
  if (kept.has(node.tagName))
    return isApart ? apart([keep(node, style, content)]) : [keep(node, style, content)];
  if (content.every(({ textContent }) => textContent?.trim() === '')) return [];
  if (isApart && node.closest(runs) !== null) return apart(content);
  if (style.display.startsWith('inline') && !isApart) return content;
  if (node.closest(lines) !== null) return apart(content);
  const block = document.createElement('div');
  block.append(...content);
  return [block];
}

/** What holds one run of words, and what holds nothing else. */
const lines = 'p, dt, h1, h2, h3, h4, button';
const runs = `${lines}, li, dd, td, th`;

function apart(content: readonly Node[]): Node[] {
  return [document.createTextNode(' '), ...content, document.createTextNode(' ')];
}

function keep(node: HTMLElement, style: CSSStyleDeclaration, content: readonly Node[]): HTMLElement {
  const copy = document.createElement(node.tagName);
  copy.append(...content);
  if (copy instanceof HTMLTableCellElement && node instanceof HTMLTableCellElement) {
    copy.colSpan = node.colSpan;
    copy.rowSpan = node.rowSpan;
    if (style.textAlign === 'right' || style.textAlign === 'end') copy.className = styles.figure ?? '';
    if (Number(style.fontWeight) >= 600) copy.classList.add(styles.strong ?? '');
  }
  return copy;
}

/** A button or a link, but for the words of a table, list, field or text that happen to be one. */
function isControl(node: HTMLElement): boolean {
  if (node.tagName !== 'BUTTON' && node.tagName !== 'A') return false;
  return node.closest('td, th, li, dd, p, summary') === null || node.textContent.trim() === '';
}

function isBetweenFlexed(node: HTMLElement): boolean {
  const parent = node.parentElement;
  return parent !== null && /flex|grid/.test(getComputedStyle(parent).display);
}
