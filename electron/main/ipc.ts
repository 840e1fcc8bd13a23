import { type IpcMainEvent, ipcMain, type MessagePortMain, type WebContents } from 'electron';
import { z } from 'zod';
import { type PortMessage, shellChannels } from '#shared/contract/shell-bridge.ts';
import type { GrantedFile, ShellEvent } from '#shared/contract/shell-contract.ts';
import { createListeners, type ListenerSet } from '#shared/rpc/listeners.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { readUntrusted } from '#shared/untrusted/read-untrusted.ts';
import { reportFault } from './diagnostics.ts';
import { isFromPage } from './sender-check.ts';

/** A message of the shell contract with the document that it belongs to: a page that was loaded again begins anew. */
const envelopeSchema = z.object({ document: z.string().min(16).max(64), message: z.unknown() });
const pathSchema = z.string().min(1).max(32_767);

/** What one window's page and the main process say to each other; the only user of `ipcMain`. */
export interface WindowChannel {
  readonly sendEvent: (event: ShellEvent) => void;
  readonly sendPort: (role: PortMessage['role'], port: MessagePortMain) => void;
  readonly close: () => void;
}

/** Listens to a window. `onDocument` gets a transport for each document that the window loads; the one before is closed. */
export function openWindowChannel(
  contents: WebContents,
  onDocument: (transport: Transport) => void,
  onDropped: (path: string) => GrantedFile | null,
): WindowChannel {
  let current: { readonly document: string; readonly listeners: ListenerSet } | null = null;

  const begin = (document: string): ListenerSet => {
    current?.listeners.close();
    const listeners = createListeners();
    current = { document, listeners };
    onDocument({
      send(message) {
        if (!listeners.isClosed() && !contents.isDestroyed()) {
          contents.send(shellChannels.messages, { document, message });
        }
      },
      onMessage: listeners.onMessage,
      onClose: listeners.onClose,
      close: () => void listeners.close(),
    });
    return listeners;
  };
  const onMessage = (event: IpcMainEvent, raw: unknown) => {
    if (!isFromPage(event, contents)) return reportFault('A message from elsewhere was refused.');
    const envelope = readUntrusted(envelopeSchema, raw);
    if (!envelope.success) return reportFault('A message of the window does not fit.');
    const { document, message } = envelope.data;
    const listeners = current?.document === document ? current.listeners : begin(document);
    listeners.deliver(message);
  };
  ipcMain.on(shellChannels.messages, onMessage);
  ipcMain.handle(shellChannels.dropped, (event, raw: unknown) => {
    const path = readUntrusted(pathSchema, raw);
    if (!isFromPage(event, contents) || !path.success) {
      reportFault('A dropped file from elsewhere was refused.');
      return null;
    }
    return onDropped(path.data);
  });

  return {
    sendEvent(event) {
      if (!contents.isDestroyed()) contents.send(shellChannels.events, event);
    },
    sendPort(role, port) {
      if (contents.isDestroyed()) port.close();
      else contents.postMessage(shellChannels.port, role, [port]);
    },
    close() {
      ipcMain.off(shellChannels.messages, onMessage);
      ipcMain.removeHandler(shellChannels.dropped);
      current?.listeners.close();
    },
  };
}
