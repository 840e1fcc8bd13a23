import { useCallback } from 'react';
import { useEngine } from './session-context.ts';
import { useShell } from './shell-context.ts';

/** Opens the system's print dialog over the window as it stands, and has the consultation log note of what: a screen, or a record. */
export function usePrint(): (subject: string, id?: number) => Promise<void> {
  const { shell } = useShell();
  const engine = useEngine();
  return useCallback(
    async (subject, id) => {
      const printed = { subject: subject.slice(0, 200), id: id ?? null, words: null, detail: null };
      await engine.call('log.note', { action: 'print', ...printed });
      await shell.call('window.print', {});
    },
    [shell, engine],
  );
}
