import { type Port, portTransport } from './port-transport.ts';
import type { Transport } from './transport.ts';

/** A MessagePort as Electron's main and utility processes have it (`MessagePortMain`). */
export interface MainPort extends Port {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

/** A transport over one end of a `MessageChannelMain`. */
export function mainPortTransport(port: MainPort): Transport {
  return portTransport(port, ({ deliver, close }) => {
    port.on('message', ({ data }) => deliver(data));
    port.on('close', () => void close());
  });
}
