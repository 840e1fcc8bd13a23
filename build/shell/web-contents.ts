import { EventEmitter } from 'node:events';
import type { WebContents, WebContentsPrintOptions, WebFrameMain } from 'electron';
import type { CDPSession, Page } from 'playwright';
import { standIn } from './electron-subset.ts';
import { type Host, uncaughtInPage } from './host.ts';
import { asPorts } from './message-ports.ts';
import type { FromPage } from './page/messages.ts';
import { openPageChannel, type PageChannel } from './page-channel.ts';
import { NotInStandIn, RefusedByElectron, refuseUnknownEvents } from './refusals.ts';
import type { Schemes, StandInSession } from './session.ts';

type OpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

/** What a page's messages go to: the app's `ipcMain`. */
export interface IpcReceiver {
  readonly receiveSend: (contents: StandInContents, channel: string, args: readonly unknown[]) => void;
  readonly receiveInvoke: (
    contents: StandInContents,
    channel: string,
    args: readonly unknown[],
  ) => Promise<unknown>;
}

/** One page and what the app may do with it. */
export interface StandInContents {
  readonly electron: WebContents;
  readonly page: Promise<Page>;
  readonly session: StandInSession;
  /** Asks the app about a navigation that the page began; true if it may go on. */
  readonly allowsNavigation: (electronUrl: string, isMainFrame: boolean) => boolean;
  /** Whether the app has refused the page a window of this address. */
  readonly hasDenied: (electronUrl: string) => boolean;
  readonly load: (electronUrl: string) => Promise<void>;
  /** Raises an event as if it came from the browser, for what cannot be brought about: a page that crashed cannot be driven any more. */
  readonly raise: (event: 'render-process-gone' | 'context-menu', details: object) => void;
  readonly destroy: () => void;
}

let nextId = 1;

/** What the contents of one window are made of. */
export interface ContentsParts {
  readonly session: StandInSession;
  readonly preloadPath: string | null;
  /** A page of its own: the browser's first, then new ones. */
  readonly openPage: () => Promise<Page>;
  readonly receiver: IpcReceiver;
  readonly onAccelerator: (keys: string) => void;
}

export function createContents(host: Host, schemes: Schemes, parts: ContentsParts): StandInContents {
  const { session, preloadPath, receiver } = parts;
  const id = nextId++;
  const events = new EventEmitter();
  refuseUnknownEvents('webContents', events, [
    'will-navigate',
    'will-frame-navigate',
    'will-redirect',
    'will-attach-webview',
    'render-process-gone',
    'did-finish-load',
    'did-start-navigation',
    'did-navigate',
    'context-menu',
    'preload-error',
    'unresponsive',
    'destroyed',
    'before-input-event',
  ]);
  let destroyed = false;
  let loading = false;
  let url = '';
  let openHandler: OpenHandler | null = null;
  let channel: PageChannel | null = null;

  const listen = (message: Parameters<Parameters<typeof openPageChannel>[3]>[0]) => {
    if (destroyed) return;
    switch (message.type) {
      case 'hello':
        // A new document: the ports of the one before are gone.
        return channel?.closePorts();
      case 'send':
        return receiver.receiveSend(self, message.channel, message.args);
      case 'invoke':
        return void answerInvoke(message);
      case 'accelerator':
        return parts.onAccelerator(message.keys);
      case 'preload-error':
        events.emit('preload-error', {}, preloadPath, new Error(message.message));
        return host.fault(new RefusedByElectron(`The preload failed: ${message.message}`));
    }
  };
  const answerInvoke = async (message: Extract<FromPage, { type: 'invoke' }>) => {
    try {
      channel?.reply(message.id, true, await receiver.receiveInvoke(self, message.channel, message.args));
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      channel?.reply(message.id, false, `Error invoking remote method '${message.channel}': ${reason}`);
    }
  };

  const forgetHistory = async () => {
    const opened = await page;
    if (destroyed || opened.isClosed()) return;
    const debug = await opened.context().newCDPSession(opened);
    await debug.send('Page.resetNavigationHistory');
    await debug.detach();
  };

  const denied = new Set<string>();
  const askForWindow = (target: string) => {
    const details = { url: target, frameName: '', features: '', disposition: 'new-window' as const };
    // The details carry what the app may ask for; the rest is not known here.
    const action = openHandler?.(details as Parameters<OpenHandler>[0]).action ?? 'allow';
    if (action === 'deny') denied.add(target);
    else host.fault(new NotInStandIn('a second page of a window'));
  };

  const page = (async () => {
    const opened = await parts.openPage();
    const debug: CDPSession = await opened.context().newCDPSession(opened);
    channel = await openPageChannel(opened, debug, preloadPath, listen, host.fault);
    debug.on('Page.windowOpen', ({ url: target }) => askForWindow(schemes.urls.toElectron(target)));
    opened.on('console', (entry) => host.output(`page ${entry.type()}: ${entry.text()}`));
    opened.on('pageerror', (error) => host.output(`${uncaughtInPage}${error.stack ?? error.message}`));
    opened.on('crash', () => events.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    opened.on('download', (download) => session.emitDownload(schemes.urls.toElectron(download.url())));
    opened.on('framenavigated', (frame) => {
      if (frame !== opened.mainFrame()) return;
      url = schemes.urls.toElectron(frame.url());
      events.emit('did-navigate', {}, url, 200, 'OK');
    });
    opened.on('load', () => events.emit('did-finish-load'));
    return opened;
  })();
  page.catch(host.fault);

  // A message to a page that is still being opened waits for it, as it does in Electron.
  let sending: Promise<unknown> = page;
  const send = (channelName: string, args: readonly unknown[], transfer: readonly unknown[] = []) => {
    host.requireAlive('webContents.send');
    if (destroyed) throw new TypeError('Object has been destroyed');
    if (typeof channelName !== 'string') throw new TypeError('A channel is a text.');
    const copy = structuredClone(args);
    const ports = asPorts(transfer);
    if (channel !== null) return channel.send(channelName, copy, ports);
    const detached = ports.map((port) => port.detach());
    sending = sending.then(() => channel?.send(channelName, copy, detached));
    sending.catch(host.fault);
  };

  const mainFrame: WebFrameMain = standIn<WebFrameMain>('webFrameMain', {
    get url() {
      return url;
    },
    get origin() {
      const { protocol, host: name } = new URL(url);
      return `${protocol}//${name}`;
    },
    parent: null,
    get top() {
      return mainFrame;
    },
  });
  const electron = standIn<WebContents>('webContents', {
    id,
    session: session.electron,
    mainFrame,
    on: events.on.bind(events),
    once: events.once.bind(events),
    off: events.off.bind(events),
    removeListener: events.removeListener.bind(events),
    send: (channelName: string, ...args: unknown[]) => send(channelName, args),
    postMessage: (channelName: string, message: unknown, transfer?: unknown[]) =>
      send(channelName, [message], transfer),
    getURL: () => url,
    isDestroyed: () => destroyed,
    isLoading: () => loading,
    isCrashed: () => false,
    setWebRTCIPHandlingPolicy() {},
    setWindowOpenHandler(handler: OpenHandler) {
      openHandler = handler;
    },
    // Chromium's own dialog takes the sheet's form from its style.
    print(_options: WebContentsPrintOptions = {}) {
      void page.then((opened) => opened.evaluate('window.print()')).catch(host.fault);
    },
    focus() {
      void page.then((opened) => opened.bringToFront()).catch(host.fault);
    },
    // The real one has more; what is not here throws by its name.
    navigationHistory: standIn<WebContents['navigationHistory']>('navigationHistory', {
      clear() {
        void forgetHistory().catch(host.fault);
      },
    }),
    reload() {
      void page.then((opened) => opened.reload()).catch(host.fault);
    },
  });

  const self: StandInContents = {
    electron,
    page,
    session,
    allowsNavigation(target, isMainFrame) {
      if (loading && isMainFrame) return true;
      let prevented = false;
      const details = {
        url: target,
        isMainFrame,
        isSameDocument: false,
        preventDefault: () => {
          prevented = true;
        },
      };
      events.emit('will-frame-navigate', details);
      if (isMainFrame) events.emit('will-navigate', details, target);
      return !prevented;
    },
    hasDenied: (target) => denied.has(target),
    async load(target) {
      const scheme = new URL(target).protocol.slice(0, -1);
      if (!schemes.isPrivileged(scheme) || !session.handles(scheme)) {
        throw new RefusedByElectron(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${target}'`);
      }
      const opened = await page;
      const permissions = await session.grantedPermissions(new URL('/', target).href);
      await opened
        .context()
        .grantPermissions(permissions, { origin: new URL(schemes.urls.toBrowser(target)).origin });
      loading = true;
      try {
        await opened.goto(schemes.urls.toBrowser(target));
      } finally {
        loading = false;
      }
    },
    raise: (event, details) => void events.emit(event, {}, details),
    destroy() {
      if (destroyed) return;
      destroyed = true;
      channel?.closePorts();
      events.emit('destroyed');
    },
  };
  return self;
}
