import { useCallback } from 'react';
import type { PrintSubject } from './printout.ts';
import { copyForPaper } from './screen-copy.ts';
import { usePrintout } from './use-print.ts';

/** Prints what a screen shows, without its controls, under the head of every sheet; its first heading is the sheet's title. */
export function useScreenPrint(): (
  screen: Element,
  subject: PrintSubject,
  isOfYear: boolean,
  year?: string,
) => Promise<void> {
  const printout = usePrintout();
  return useCallback(
    async (screen, subject, isOfYear, year) => {
      const holder = document.createElement('div');
      holder.append(...copyForPaper(screen));
      const heading = holder.querySelector('h1');
      const title = heading?.textContent?.trim() ?? '';
      heading?.remove();
      // What is still being fetched is nothing to print yet.
      if (title === '' && holder.textContent.trim() === '') return;
      await printout(
        { ...subject, detail: subject.detail ?? title },
        { title, isOfYear, year, facts: [], body: [...holder.childNodes] },
      );
    },
    [printout],
  );
}
