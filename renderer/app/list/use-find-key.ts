import { type RefObject, useEffect } from 'react';

/** Ctrl+F or ⌘F looks in the list on the screen, unless one is at work in a document beside it or in a dialog above it. */
export function useFindKey(
  screen: RefObject<HTMLElement | null>,
  { isOpen, open }: { readonly isOpen: boolean; readonly open: () => void },
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'f') return;
      if (event.target instanceof Element && event.target.closest('[role=dialog]') !== null) return;
      event.preventDefault();
      if (isOpen) screen.current?.querySelector<HTMLInputElement>('search input')?.select();
      else open();
    };
    // A document takes the key before it gets here.
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [screen, isOpen, open]);
}
