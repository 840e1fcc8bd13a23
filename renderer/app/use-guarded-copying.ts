import { useEffect } from 'react';
import type { WriteToClipboard } from '../ui/clipboard-context.ts';

/** Takes the user's own copying of text (menu, keys) the same way as the program's, so that it does not stay on the clipboard either. */
export function useGuardedCopying(write: WriteToClipboard): void {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      if (event.defaultPrevented) return;
      const text = selectedText();
      if (text === '') return;
      event.preventDefault();
      // Refused by the system: as with any copy that fails, the clipboard stays what it was.
      write(text).catch(() => {});
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, [write]);
}

/** What is selected, in a field or in the page; nothing of a field that hides its text. */
function selectedText(): string {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement)) {
    return document.getSelection()?.toString() ?? '';
  }
  if (focused.type === 'password') return '';
  return focused.value.slice(focused.selectionStart ?? 0, focused.selectionEnd ?? 0);
}
