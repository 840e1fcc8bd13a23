import { EventEmitter } from 'node:events';
import { describe } from 'vitest';
import { bridgeTransport } from '#shared/rpc/bridge-transport.ts';
import { domPortTransport } from '#shared/rpc/dom-port-transport.ts';
import { createLoopback } from '#shared/rpc/loopback-transport.ts';
import { type MainPort, mainPortTransport } from '#shared/rpc/main-port-transport.ts';
import { parentPortTransport } from '#shared/rpc/parent-port-transport.ts';
import { testTransport } from './transport-conformance.ts';

const bothWays = { closeCrosses: { fromA: true, fromB: true } };
const neither = { closeCrosses: { fromA: false, fromB: false } };

describe('loopback', () => {
  testTransport(() => {
    const [a, b] = createLoopback();
    return { a, b };
  }, bothWays);
});

describe('message port of a browser', () => {
  testTransport(() => {
    const { port1, port2 } = new MessageChannel();
    return { a: domPortTransport(port1), b: domPortTransport(port2) };
  }, bothWays);
});

describe('message port of the main process', () => {
  testTransport(() => {
    const { port1, port2 } = new MessageChannel();
    return { a: mainPortTransport(asMainPort(port1)), b: mainPortTransport(asMainPort(port2)) };
  }, bothWays);
});

describe('bridge of the preload', () => {
  testTransport(() => {
    const { port1, port2 } = new MessageChannel();
    const bridge = (port: MessagePort) => ({
      send: (message: unknown) => port.postMessage(message),
      onMessage(listener: (message: unknown) => void) {
        port.onmessage = (event) => listener(event.data);
      },
    });
    return {
      a: bridgeTransport(bridge(port1)),
      b: bridgeTransport(bridge(port2)),
      dispose: () => port1.close(),
    };
  }, neither);
});

describe('parent port of a utility process', () => {
  testTransport(() => {
    const { port1, port2 } = new MessageChannel();
    const parentPort = (port: MessagePort) => ({
      postMessage: (message: unknown) => port.postMessage(message),
      on(_event: 'message', listener: (event: { data: unknown; ports: MainPort[] }) => void) {
        port.onmessage = (event) => listener({ data: event.data, ports: [] });
      },
    });
    return {
      a: parentPortTransport(parentPort(port1)),
      b: parentPortTransport(parentPort(port2)),
      dispose: () => port1.close(),
    };
  }, neither);
});

/** Node's port under the event names of Electron's. */
function asMainPort(port: MessagePort): MainPort {
  const emitter = new EventEmitter();
  port.addEventListener('message', (event) => emitter.emit('message', { data: event.data }));
  port.addEventListener('close', () => emitter.emit('close'));
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event: string, listener: (...values: never[]) => void) =>
      emitter.on(event, listener as (...values: unknown[]) => void),
    start: () => port.start(),
    close: () => port.close(),
  };
}
