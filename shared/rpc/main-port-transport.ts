import { createListeners } from './listeners.ts';
import type { Transport } from './transport.ts';

/** A MessagePort as Electron's main and utility processes have it (`MessagePortMain`). */
export interface MainPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  start(): void;
  close(): void;
}

/** A transport over one end of a `MessageChannelMain`. */
export function mainPortTransport(port: MainPort): Transport {
  const listeners = createListeners();
  port.on('message', (event) => listeners.deliver(event.data));
  port.on('close', () => listeners.close());
  port.start();
  return {
    send(message) {
      if (!listeners.isClosed()) port.postMessage(message);
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close() {
      if (listeners.close()) port.close();
    },
  };
}
