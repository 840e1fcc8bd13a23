import { createListeners } from './listeners.ts';
import type { Transport } from './transport.ts';

/** What the preload puts on `window`: messages to and from the main process over one IPC channel. */
export interface Bridge {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** A transport over the preload's bridge. The main process outlives every window, so it never closes by itself. */
export function bridgeTransport(bridge: Bridge): Transport {
  const listeners = createListeners();
  bridge.onMessage(listeners.deliver);
  return {
    send(message) {
      if (!listeners.isClosed()) bridge.send(message);
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close() {
      listeners.close();
    },
  };
}
