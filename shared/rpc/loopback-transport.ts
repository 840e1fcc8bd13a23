import { createListeners, type ListenerSet } from './listeners.ts';
import type { Transport } from './transport.ts';

/** Two ends joined in one process, for the command line and for tests. Messages are cloned and arrive in a later microtask, as from afar. */
export function createLoopback(): readonly [Transport, Transport] {
  const a = createListeners();
  const b = createListeners();
  return [end(a, b), end(b, a)];
}

function end(own: ListenerSet, other: ListenerSet): Transport {
  return {
    send(message) {
      if (own.isClosed()) return;
      const copy = structuredClone(message);
      queueMicrotask(() => other.deliver(copy));
    },
    onMessage: own.onMessage,
    onClose: own.onClose,
    close() {
      if (own.close()) queueMicrotask(() => other.close());
    },
  };
}
