import { classNames } from '../../ui/class-names.ts';
import styles from './PrintSheet.module.css';

/** What the sheet is: a document's own pages, or a sheet of text and tables with a head, upright or lying. */
export type SheetForm = 'document' | 'portrait' | 'landscape';

/** The words at the foot of every page of a sheet of text and tables; a document's own pages get none. */
export interface SheetFoot {
  /** What is printed, and of whom: a page that got lost finds its way back. */
  readonly text: string;
  /** Around the page's number and the number of pages. */
  readonly page: string;
  readonly of: string;
}

let endCurrent: (() => void) | null = null;

/** Takes the sheet away, where one is waiting for the printer: nothing of an archive that is locked stays in the window. */
export function endSheet(): void {
  endCurrent?.();
}

/**
 * Puts a sheet in the place of the window for as long as it is being printed, then takes it away. The system's dialog may stay open as
 * long as it likes; at the latest the sheet goes when the user is back in the window.
 */
export async function printSheet(
  content: readonly Node[],
  form: SheetForm,
  print: () => Promise<unknown>,
  foot: SheetFoot | null = null,
): Promise<void> {
  endSheet();
  const sheet = document.createElement('div');
  sheet.className = classNames(styles.sheet, styles[form], form !== 'document' && styles.paper);
  sheet.append(...content);
  const { style } = document.documentElement;
  for (const [name, text] of Object.entries(foot ?? {})) style.setProperty(`--print-${name}`, quoted(text));
  document.body.append(sheet);
  const ended = new AbortController();
  const end = () => {
    ended.abort();
    sheet.remove();
    for (const name of Object.keys(foot ?? {})) style.removeProperty(`--print-${name}`);
    if (endCurrent === end) endCurrent = null;
  };
  endCurrent = end;
  for (const event of ['afterprint', 'pointerdown', 'keydown']) {
    window.addEventListener(event, end, { signal: ended.signal, capture: true });
  }
  try {
    await Promise.all([...sheet.querySelectorAll('img')].map((image) => image.decode()));
    await print();
  } catch (error) {
    end();
    throw error;
  }
}

/** A text as a string of CSS. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\f]+/g, ' ')}"`;
}
