import type { PortMessage } from '#shared/contract/shell-bridge.ts';

/** Gives out the ports that the preload posts to the page. */
export interface PortReceiver {
  /** Has a port sent by `send`, and resolves with it; rejects as `send` does. */
  readonly request: (role: PortMessage['role'], send: () => Promise<unknown>) => Promise<MessagePort>;
}

/** Listens for ports on the page's window. Only messages of the page itself count; a port that nobody asked for is closed. */
export function receivePorts(page: Window): PortReceiver {
  const waiting: Record<PortMessage['role'], ((port: MessagePort) => void)[]> = { engine: [], verifier: [] };
  page.addEventListener('message', (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (event.source !== page || port === undefined || !isPortMessage(event.data)) return;
    const take = waiting[event.data.role].shift();
    if (take === undefined) port.close();
    else take(port);
  });
  return {
    request: (role, send) =>
      new Promise((resolve, reject) => {
        waiting[role].push(resolve);
        send().catch((error: unknown) => {
          waiting[role] = waiting[role].filter((taker) => taker !== resolve);
          reject(error);
        });
      }),
  };
}

function isPortMessage(data: unknown): data is PortMessage {
  if (typeof data !== 'object' || data === null || !('type' in data) || !('role' in data)) return false;
  return data.type === 'port' && (data.role === 'engine' || data.role === 'verifier');
}
