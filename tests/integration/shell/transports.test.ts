import { rmSync } from 'node:fs';
import type { MessagePortMain, UtilityProcess } from 'electron';
import { afterAll, beforeAll, describe } from 'vitest';
import { createListeners } from '#shared/rpc/listeners.ts';
import { mainPortTransport } from '#shared/rpc/main-port-transport.ts';
import type { Transport } from '#shared/rpc/transport.ts';
import type { StandInLaunch } from '../../../build/shell/launch.ts';
import { testTransport } from '../../unit/rpc/transport-conformance.ts';
import { firstPage, plainMain, startTiny } from './tiny-app.ts';

const bothWays = { closeCrosses: { fromA: true, fromB: true } };
const neither = { closeCrosses: { fromA: false, fromB: false } };

/** In the far process: joins two ports, or its own channel and a port, so that both ends of the way through it are here. */
const joinPorts = `
  const pass = (from, to) => {
    from.on('message', ({ data }) => { try { to.postMessage(data); } catch {} });
    from.on('close', () => to.close());
    from.start();
  };`;
const childScript = `${joinPorts}
  let outlet = null;
  process.parentPort.on('message', ({ data, ports: [p, q] }) => {
    if (data === 'join') { pass(p, q); pass(q, p); }
    else if (data === 'outlet') { outlet = p; p.on('message', (event) => process.parentPort.postMessage(event.data)); p.start(); }
    else outlet.postMessage(data);
  });`;
const preload = `
  const { ipcRenderer } = require('electron');
  const pass = (from, to) => {
    from.addEventListener('message', ({ data }) => to.postMessage(data));
    from.addEventListener('close', () => to.close());
    from.start();
  };
  let outlet = null;
  ipcRenderer.on('join', ({ ports: [p, q] }) => { pass(p, q); pass(q, p); });
  ipcRenderer.on('outlet', ({ ports: [p] }) => { outlet?.close(); outlet = p; p.onmessage = ({ data }) => ipcRenderer.send('back', data); });
  ipcRenderer.on('forth', (_event, data) => outlet.postMessage(data));`;

describe('transports of the stand-in', () => {
  let launch: StandInLaunch & { readonly folder: string };
  let child: UtilityProcess;

  beforeAll(async () => {
    launch = await startTiny({
      preload,
      main: plainMain("tiny.child = utilityProcess.fork(join(app.getAppPath(), 'child.js'));"),
      files: { 'child.js': childScript },
    });
    await firstPage(launch);
    ({ child } = (globalThis as unknown as { tiny: { child: UtilityProcess } }).tiny);
  });
  afterAll(async () => {
    await launch.close();
    rmSync(launch.folder, { recursive: true, force: true });
  });

  /** Two channels; the outer ends stay, the inner ones are given away. */
  const twoChannels = () => {
    const first = new launch.electron.MessageChannelMain();
    const second = new launch.electron.MessageChannelMain();
    return { outer: [first.port1, second.port1] as const, inner: [first.port2, second.port2] as const };
  };
  const contents = () => {
    const window = launch.windows[0]?.electron;
    if (window === undefined) throw new Error('There is no window.');
    return window.webContents;
  };
  const ends = ([a, b]: readonly [MessagePortMain, MessagePortMain]) => ({
    a: mainPortTransport(a),
    b: mainPortTransport(b),
  });

  describe('a channel within the main process', () => {
    testTransport(() => {
      const { port1, port2 } = new launch.electron.MessageChannelMain();
      return ends([port1, port2]);
    }, bothWays);
  });

  describe('ports through a utility process', () => {
    testTransport(() => {
      const { outer, inner } = twoChannels();
      child.postMessage('join', [...inner]);
      return ends(outer);
    }, bothWays);
  });

  describe('ports through a page', () => {
    testTransport(() => {
      const { outer, inner } = twoChannels();
      contents().postMessage('join', null, [...inner]);
      return ends(outer);
      // Chromium tells a page nothing when the far end of a port closes.
    }, neither);
  });

  describe("a utility process's own channel", () => {
    testTransport(() => {
      const { port1, port2 } = new launch.electron.MessageChannelMain();
      child.postMessage('outlet', [port2]);
      const { transport, dispose } = eventTransport(
        (message) => child.postMessage(message),
        (deliver) => {
          child.on('message', deliver);
          return () => child.off('message', deliver);
        },
      );
      return { a: transport, b: mainPortTransport(port1), dispose };
    }, neither);
  });

  describe("a page's IPC", () => {
    testTransport(() => {
      const { port1, port2 } = new launch.electron.MessageChannelMain();
      contents().postMessage('outlet', null, [port2]);
      const { transport, dispose } = eventTransport(
        (message) => contents().send('forth', message),
        (deliver) => {
          const listener = (_event: unknown, message: unknown) => deliver(message);
          launch.electron.ipcMain.on('back', listener);
          return () => launch.electron.ipcMain.off('back', listener);
        },
      );
      return { a: transport, b: mainPortTransport(port1), dispose };
    }, neither);
  });
});

function eventTransport(
  send: (message: unknown) => void,
  listen: (deliver: (message: unknown) => void) => () => void,
): { readonly transport: Transport; readonly dispose: () => void } {
  const listeners = createListeners();
  return {
    transport: {
      send(message) {
        if (!listeners.isClosed()) send(message);
      },
      onMessage: listeners.onMessage,
      onClose: listeners.onClose,
      close: () => void listeners.close(),
    },
    dispose: listen(listeners.deliver),
  };
}
