import { createContext, useContext } from 'react';

/** Puts a text on the clipboard; rejects where that is refused. */
export type WriteToClipboard = (text: string) => Promise<unknown>;

const ClipboardContext = createContext<WriteToClipboard | null>(null);

/** Puts the way to the clipboard at the disposal of what is below. */
export const ClipboardProvider = ClipboardContext.Provider;

/** The one way to the clipboard: whoever provides it also sees to it that what was copied does not stay there. */
export function useClipboard(): WriteToClipboard {
  const write = useContext(ClipboardContext);
  if (write === null) throw new Error('There is no clipboard here.');
  return write;
}
