import { engineContract, verifierContract } from '#shared/contract/engine-contract.ts';
import { type FromEngine, toEngineSchema } from '#shared/contract/engine-control.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Contract, Handlers } from '#shared/rpc/contract.ts';
import { type MainPort, mainPortTransport } from '#shared/rpc/main-port-transport.ts';
import { type ParentPort, parentPortTransport } from '#shared/rpc/parent-port-transport.ts';
import { type Diagnostic, serve } from '#shared/rpc/server.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import { readUntrusted } from '#shared/untrusted/read-untrusted.ts';
import { createDocumentStreams } from './document-streams.ts';
import type { ArchiveService, EngineService, ServiceEnvironment, VerifierService } from './engine-service.ts';
import { createGrantBook } from './grant-book.ts';
import { createRefusalBook } from './refusal-book.ts';

/** Makes the services; the composition root knows how. */
export interface ServiceFactories {
  readonly engine: (environment: ServiceEnvironment) => EngineService;
  readonly verifier: (environment: ServiceEnvironment) => VerifierService;
}

/** Runs a service in a process of its own: control messages from the main process, the contract over the ports that it hands over. */
export function runEngineProcess(
  parentPort: ParentPort,
  role: 'engine' | 'verifier',
  factories: ServiceFactories,
  keptFolder: string | null,
  onFault: (diagnostic: Diagnostic) => void,
): void {
  const grants = createGrantBook();
  let trustedKeys: readonly Uint8Array[] = [];
  const control = parentPortTransport(parentPort, (port) => connect(port));
  const send = (message: FromEngine) => control.send(message);
  const refusals = createRefusalBook((file, outcome) => send({ type: outcome, file }));
  const fault = (error: unknown) => onFault({ problem: `A fault in the ${role}.`, error });
  const environment: ServiceEnvironment = {
    resolveGrant: grants.resolve,
    trustedKeys: () => trustedKeys,
    keptFolder,
    onOpened: ({ path, fileName, key }) => {
      send({ type: 'opened', path, fileName, key });
      key.fill(0);
    },
    onLocked: (reason) => send({ type: 'locked', reason }),
    refusals,
    onFault: fault,
  };

  const engine = role === 'engine' ? factories.engine(environment) : null;
  const verifier = role === 'verifier' ? factories.verifier(environment) : null;
  const service: Pick<ArchiveService<Contract>, 'reopen' | 'lock'> = engine ?? verifier ?? none();
  const documents = createDocumentStreams((id) => (engine ?? none()).openDocument(id), send, fault);

  function connect(port: MainPort): void {
    const transport = mainPortTransport(port);
    if (engine !== null) serveOn(engineContract, engine.handlers, transport, engine.explainFault);
    if (verifier !== null) serveOn(verifierContract, verifier.handlers, transport, () => null);
  }
  function serveOn<C extends Contract>(
    contract: C,
    handlers: Handlers<C>,
    transport: Transport,
    explainFault: () => Failure | null,
  ): void {
    serve(contract, handlers, transport, { onDiagnostic: onFault, schedule: setImmediate, explainFault });
  }
  const reopen = async (path: string, key: Uint8Array) => {
    try {
      await service.reopen(path, key);
      send({ type: 'reopened', ok: true });
    } catch (error) {
      fault(error);
      send({ type: 'reopened', ok: false });
    } finally {
      key.fill(0);
    }
  };

  control.onMessage((raw) => {
    const parsed = readUntrusted(toEngineSchema, raw);
    if (!parsed.success) return onFault({ problem: 'A control message does not fit.' });
    const message = parsed.data;
    switch (message.type) {
      case 'connect':
        return;
      case 'grant':
        return grants.add(message.grant, message.path, message.access);
      case 'trust':
        trustedKeys = message.keys;
        return;
      case 'refusals':
        for (const { file, refusals: count, waitMs } of message.files) refusals.restore(file, count, waitMs);
        return;
      case 'reopen':
        return void reopen(message.path, message.key);
      case 'lock':
        documents.clear();
        service.lock();
        return send({ type: 'locked', reason: 'user' });
      case 'document-read':
        return documents.read(message.request, message.documentId, message.start, message.end);
      case 'document-pull':
        return documents.pull(message.request);
      case 'document-cancel':
        return documents.cancel(message.request);
      case 'ping':
        return send({ type: 'pong', sequence: message.sequence });
    }
  });
  send({ type: 'ready' });
}

function none(): never {
  throw new Error('This process serves something else.');
}
