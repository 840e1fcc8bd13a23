import { type Port, portTransport } from './port-transport.ts';
import type { Transport } from './transport.ts';

/** A MessagePort as browsers have it (and Node's worker_threads). */
export interface DomPort extends Port {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
}

/**
 * A transport over one end of a MessageChannel. In a browser it does not see the far end close: Chromium has no such event for ports,
 * so whoever gave out the port has to say so, and the holder then closes it.
 */
export function domPortTransport(port: DomPort): Transport {
  return portTransport(port, ({ deliver, close }) => {
    port.addEventListener('message', ({ data }) => deliver(data));
    port.addEventListener('close', () => void close());
  });
}
