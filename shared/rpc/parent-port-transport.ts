import { createListeners } from './listeners.ts';
import type { MainPort } from './main-port-transport.ts';
import type { Transport } from './transport.ts';

/** `process.parentPort` of a utility process, as far as it is used. */
export interface ParentPort {
  postMessage(message: unknown): void;
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly MainPort[] }) => void,
  ): unknown;
}

/**
 * A transport to the process that started this one. Ports that come with a message are given to `onPort` after the message's own
 * listeners. It closes only from this side: when the parent dies, so does this process.
 */
export function parentPortTransport(
  parentPort: ParentPort,
  onPort: (port: MainPort, message: unknown) => void = (port) => port.close(),
): Transport {
  const listeners = createListeners();
  parentPort.on('message', (event) => {
    listeners.deliver(event.data);
    for (const port of event.ports) onPort(port, event.data);
  });
  return {
    send(message) {
      if (!listeners.isClosed()) parentPort.postMessage(message);
    },
    onMessage: listeners.onMessage,
    onClose: listeners.onClose,
    close() {
      listeners.close();
    },
  };
}
