import { randomBytes } from 'node:crypto';
import type { CDPSession, Page } from 'playwright';
import { rendererModuleNames } from './electron-names.ts';
import type { MessagePortMain, RemoteEnd } from './message-ports.ts';
import { createCloneCodec } from './page/clone-codec.ts';
import type { FromPage, ToPage } from './page/messages.ts';
import { pageScript } from './page-script.ts';

const codec = createCloneCodec({
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => Uint8Array.from(Buffer.from(text, 'base64')),
});

/** Two-way messages with one page's main world, over the debugging pipe. */
export interface PageChannel {
  /** Throws a DataCloneError for arguments that cannot be cloned; sends in order. */
  send(channel: string, args: readonly unknown[], ports: readonly MessagePortMain[]): void;
  /** Answers an `invoke`. */
  reply(id: number, ok: boolean, value: unknown): void;
  /** Closes every port that the page holds: its document is gone. */
  closePorts(): void;
}

/** What the main process does with a page's messages; port messages are dealt with here. */
export type PageListener = (
  message: Extract<FromPage, { type: 'send' | 'invoke' | 'accelerator' | 'preload-error' | 'hello' }>,
) => void;

/** Puts the page's side in place before any script of the page runs, and joins it to the main process. */
export async function openPageChannel(
  page: Page,
  session: CDPSession,
  preloadPath: string | null,
  listener: PageListener,
  fault: (error: unknown) => void,
): Promise<PageChannel> {
  const secret = (prefix: string) => `${prefix}${randomBytes(16).toString('hex')}`;
  const settings = {
    bindingName: secret('b'),
    eventName: secret('e'),
    dropName: secret('d'),
    moduleNames: rendererModuleNames,
  };
  const ports = new Map<number, RemoteEnd>();
  let nextPort = 1;

  const evaluate = (expression: string) =>
    session.send('Runtime.evaluate', { expression }).catch((error: unknown) => {
      // A page that has just closed or moved on hears nothing; so it is in Electron.
      if (!page.isClosed() && !/context|navigat|closed/i.test(String(error))) fault(error);
      return null;
    });
  const tell = (message: ToPage) => {
    const detail = JSON.stringify(codec.encode(message));
    const name = JSON.stringify(settings.eventName);
    void evaluate(`window.dispatchEvent(new CustomEvent(${name}, { detail: ${detail} })), 0`);
  };

  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name !== settings.bindingName) return;
    try {
      const message = codec.decode(payload) as FromPage;
      if (message.type === 'port-message') ports.get(message.port)?.deliver(message.message);
      else if (message.type === 'drop') {
        void dropPaths(session, settings.dropName, message.files).then(
          (paths) => tell({ type: 'drop-paths', paths }),
          fault,
        );
      } else listener(message);
    } catch (error) {
      fault(error);
    }
  });
  await session.send('Runtime.enable');
  await session.send('Page.enable');
  await session.send('Runtime.addBinding', { name: settings.bindingName });
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(settings, preloadPath) });

  return {
    send(channel, args, transferred) {
      for (const port of transferred) port.requireTransferable();
      const ids = transferred.map(() => nextPort++);
      // Throws for what cannot be cloned, before any port is given away, and lets the page know a port before its messages.
      tell({ type: 'ipc', channel, args, ports: ids });
      transferred.forEach((port, index) => {
        const id = ids[index] ?? 0;
        const near = port.transfer({
          deliver: (message) => tell({ type: 'port-message', port: id, message }),
          close: () => {
            if (ports.delete(id)) tell({ type: 'port-close', port: id });
          },
        });
        ports.set(id, near);
      });
    },
    reply: (id, ok, value) => tell({ type: 'reply', id, ok, value }),
    closePorts() {
      const ends = [...ports.values()];
      ports.clear();
      for (const end of ends) end.close();
    },
  };
}

/** The paths of the files that the page has just been given by a drop; the browser tells them to its debugger alone. */
async function dropPaths(session: CDPSession, dropName: string, count: number): Promise<string[]> {
  const paths: string[] = [];
  for (let index = 0; index < count; index++) {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `window[${JSON.stringify(dropName)}][${index}]`,
    });
    if (result.objectId === undefined) throw new Error('The dropped file is not there.');
    paths.push((await session.send('DOM.getFileInfo', { objectId: result.objectId })).path);
  }
  return paths;
}
