import type { EngineContract, VerifierContract } from '#shared/contract/engine-contract.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Client } from '#shared/rpc/contract.ts';
import { domPortTransport } from '#shared/rpc/dom-port-transport.ts';
import type { PortReceiver } from './port-receiver.ts';
import type { Shell } from './shell-connection.ts';

/** The engine, as the page calls it. A call connects by itself where no port is there. */
export interface EngineConnection {
  readonly call: Client<EngineContract>['call'];
  /** A fresh verifier with the open archive; the one before ends. `close` it, or end its process by the shell's `verifier.stop`. */
  readonly connectVerifier: () => Promise<Client<VerifierContract>>;
}

/**
 * Connects to the engine processes through the ports that the main process hands out. When it says that a process is gone, calls under
 * way there fail with `engine_gone`, and the next one connects anew.
 */
export function connectEngine(shell: Shell, ports: PortReceiver): EngineConnection {
  let current: { readonly client: Promise<Client<EngineContract>> } | null = null;

  const connect = () => {
    const port = ports.request('engine', () => shell.call('engine.connect', { role: 'engine' }));
    const letGo = () => {
      if (current === connection) current = null;
    };
    const client = port.then((arrived) => {
      const transport = domPortTransport(arrived);
      transport.onClose(letGo);
      return createClient<EngineContract>(transport);
    });
    client.catch(letGo);
    const connection = { client };
    current = connection;
    return connection;
  };

  const reset = () => {
    const gone = current;
    current = null;
    void gone?.client.then(
      (client) => client.close(),
      () => {},
    );
  };
  // A port does not see its far end close, so the main process says it.
  shell.onEvent((event) => {
    if (event.event === 'disconnected' && event.role === 'engine') reset();
  });

  return {
    async call(method, input, options) {
      const client = await (current ?? connect()).client;
      return client.call(method, input, options);
    },
    async connectVerifier() {
      const port = await ports.request('verifier', () => shell.call('engine.connect', { role: 'verifier' }));
      const client = createClient<VerifierContract>(domPortTransport(port));
      const stop = shell.onEvent((event) => {
        if (event.event !== 'disconnected' || event.role !== 'verifier') return;
        stop();
        client.close();
      });
      return client;
    },
  };
}
