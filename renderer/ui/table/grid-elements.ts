/** The row and column that an event in the grid belongs to; null in the headings and on what has a click of its own. */
export function placeOf(target: EventTarget): { row: number; column: number } | null {
  if (!(target instanceof Element) || target.closest('a, button') !== null) return null;
  const row = target.closest<HTMLElement>('[data-index]');
  const cell = target.closest('[aria-colindex]');
  if (row === null) return null;
  return {
    row: Number(row.dataset.index),
    column: Math.max(0, Number(cell?.getAttribute('aria-colindex') ?? 1) - 1),
  };
}

/** A text that is cut off is shown whole at the pointer. */
export function showWholeText({ target }: { readonly target: EventTarget }) {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td') : null;
  if (cell === null) return;
  const isCut =
    cell.scrollWidth > cell.clientWidth ||
    [...cell.querySelectorAll<HTMLElement>('span')].some((part) => part.scrollWidth > part.clientWidth);
  cell.title = isCut ? (cell.textContent ?? '') : '';
}

/** How wide a cell's content is, whatever of it is cut off. */
export function textWidth(cell: HTMLElement): number {
  const range = document.createRange();
  range.selectNodeContents(cell);
  return range.getBoundingClientRect().width;
}
