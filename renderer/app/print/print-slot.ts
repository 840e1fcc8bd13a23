import { createContext, useContext, useEffect, useRef } from 'react';

/** What the command to print does on the screen that is there; null where the screen has no way of its own. */
export interface PrintSlot {
  current: { readonly run: () => void } | null;
}

const SlotContext = createContext<PrintSlot>({ current: null });

/** Gives the screens below the slot that the command reads. */
export const PrintSlotProvider = SlotContext.Provider;

/** Has Ctrl+P and the menu's Print do `run`, as the screen's own button does, while the screen is there. */
export function usePrintCommand(run: () => void): void {
  const slot = useContext(SlotContext);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const own = { run: () => latest.current() };
    slot.current = own;
    return () => {
      if (slot.current === own) slot.current = null;
    };
  }, [slot]);
}
