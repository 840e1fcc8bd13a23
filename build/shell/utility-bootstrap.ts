// Runs in the child process: puts `process.parentPort` in place and then the app's own module, with nothing else around it.
import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { MessagePortMain, type RemoteEnd } from './message-ports.ts';
import { NotInStandIn } from './refusals.ts';
import type { FromUtility, ToUtility } from './utility-messages.ts';

const [, , modulePath = '', ...args] = process.argv;
const send = process.send?.bind(process);
if (send === undefined) throw new Error('The bootstrap is started by the stand-in alone.');
const tell = (message: FromUtility) => void send(message);

const ports = new Map<number, RemoteEnd>();
/** Messages wait until somebody listens, as they do in Electron. */
let waiting: { data: unknown; ports: MessagePortMain[] }[] | null = [];
const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => tell({ type: 'message', message: structuredClone(message) }),
});
parentPort.on('newListener', (event) => {
  if (event !== 'message') throw new NotInStandIn(`the event ${String(event)} of parentPort`);
  queueMicrotask(() => {
    const early = waiting ?? [];
    waiting = null;
    for (const message of early) parentPort.emit('message', message);
  });
});

function receivePort(id: number): MessagePortMain {
  const near = new MessagePortMain();
  const far = new MessagePortMain();
  MessagePortMain.entangle(near, far);
  ports.set(
    id,
    far.transfer({
      deliver: (message) => tell({ type: 'port-message', port: id, message }),
      close: () => {
        if (ports.delete(id)) tell({ type: 'port-close', port: id });
      },
    }),
  );
  return near;
}

process.on('message', (raw) => {
  // The stand-in sends nothing else.
  const message = raw as ToUtility;
  if (message.type === 'message') {
    const event = { data: message.message, ports: message.ports.map(receivePort) };
    if (waiting !== null) waiting.push(event);
    else parentPort.emit('message', event);
  } else if (message.type === 'port-message') ports.get(message.port)?.deliver(message.message);
  else {
    const port = ports.get(message.port);
    ports.delete(message.port);
    port?.close();
  }
});
// The main process is gone, and so is everything that this one is for.
process.on('disconnect', () => process.exit(0));

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'electron') throw new NotInStandIn("'electron' in a utility process");
    return next(specifier, context);
  },
});
Object.assign(process, { parentPort });
process.argv.splice(1, process.argv.length - 1, modulePath, ...args);
await import(pathToFileURL(modulePath).href);
