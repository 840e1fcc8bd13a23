import type { IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { isOfApp } from './app-origin.ts';

/** Only the window's own page may speak: its top frame, at the app's own origin. */
export function isFromPage(
  event: Pick<IpcMainEvent | IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  contents: WebContents,
): boolean {
  const frame = event.senderFrame;
  return event.sender === contents && frame !== null && frame.parent === null && isOfApp(frame.url);
}
