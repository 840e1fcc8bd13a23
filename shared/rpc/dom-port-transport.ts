import { createListeners } from './listeners.ts';
import type { Transport } from './transport.ts';

/** A MessagePort as browsers have it (and Node's worker_threads). */
export interface DomPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
  start(): void;
  close(): void;
}

/**
 * A transport over one end of a MessageChannel. In a browser it does not see the far end close: Chromium has no such event for ports,
 * so whoever gave out the port has to say so, and the holder then closes it.
 */
export function domPortTransport(port: DomPort): Transport {
  const listeners = createListeners();
  port.addEventListener('message', (event) => listeners.deliver(event.data));
  port.addEventListener('close', () => listeners.close());
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
