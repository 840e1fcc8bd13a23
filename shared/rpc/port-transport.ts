import { createListeners, type ListenerSet } from './listeners.ts';
import type { Transport } from './transport.ts';

/** What the ports of browsers and of Electron's main process have in common. */
export interface Port {
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** A transport over a port; `listen` connects the port's own events with the listeners before it starts. */
export function portTransport(port: Port, listen: (listeners: ListenerSet) => void): Transport {
  const listeners = createListeners();
  listen(listeners);
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
