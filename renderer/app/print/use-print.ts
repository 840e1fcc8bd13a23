import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/use-format.ts';
import { useEngine } from '../session-context.ts';
import { useShell } from '../shell-context.ts';
import { layOut } from './print-layout.ts';
import { printSheet, type SheetForm } from './print-sheet.ts';
import type { Printout, PrintSubject } from './printout.ts';
import { headNode, tableNodes, textNode } from './sheet-nodes.ts';
import { usePrintHead } from './use-print-head.ts';

/** Opens the system's print dialog, and has the consultation log note of what: once for each time. */
function usePrintWindow() {
  const { shell } = useShell();
  const engine = useEngine();
  return useCallback(
    async ({ subject, id, detail, words }: PrintSubject, form: SheetForm) => {
      await engine.call('log.note', {
        action: 'print',
        subject: subject.slice(0, 200),
        id: id ?? null,
        words: words === undefined ? null : words.slice(0, 2000),
        detail: detail === undefined ? null : detail.slice(0, 300),
      });
      await shell.call('window.print', { landscape: form === 'landscape' });
    },
    [shell, engine],
  );
}

/** Prints a document: its pages as they are, without a word added to them. */
export function usePrintDocument(): (documentId: number, pages: readonly Node[]) => Promise<void> {
  const printWindow = usePrintWindow();
  return useCallback(
    (documentId, pages) =>
      printSheet(pages, 'document', () => printWindow({ subject: 'document', id: documentId }, 'document')),
    [printWindow],
  );
}

/** Prints what a screen has: under a head that says of whom and when it is, on pages with numbers. */
export function usePrintout(): (subject: PrintSubject, printout: Printout) => Promise<void> {
  const { t } = useTranslation('print');
  const format = useFormat();
  const printWindow = usePrintWindow();
  const headOf = usePrintHead();
  return useCallback(
    async (subject, { title, isOfYear, year, facts, body, table }) => {
      const head = headOf(year);
      const layout = table === undefined ? null : layOut(table);
      const form = layout?.isLandscape ? 'landscape' : 'portrait';
      const nodes = [
        headNode(head.of, title, [...(isOfYear ? head.before : []), ...facts, ...head.after]),
        ...(body.length === 0 ? [] : [textNode(body)]),
        ...(table === undefined || layout === null ? [] : tableNodes(table, layout)),
      ];
      await printSheet(nodes, form, () => printWindow(subject, form), {
        text: [title, head.of, format.instant(head.at)].join(' · '),
        page: t('page'),
        of: t('of'),
      });
    },
    [t, format, printWindow, headOf],
  );
}
