import type { Base64, CloneCodec } from './clone-codec.ts';
import type { FromPage, PageSettings, ToPage } from './messages.ts';

/**
 * The page's side of the stand-in: what a sandboxed preload gets (`ipcRenderer`, `contextBridge`, `webUtils`), over a raw binding.
 * Runs before the page's own scripts in every frame. Stands alone: its source is sent to the browser as text.
 */
export function startPage(
  settings: PageSettings,
  createCodec: (base64: Base64) => CloneCodec,
  runPreload: ((...scope: unknown[]) => void) | null,
): void {
  const globals = window as unknown as Record<string, unknown>;
  const binding = globals[settings.bindingName] as (payload: string) => void;
  delete globals[settings.bindingName];
  if (window.top !== window || location.href === 'about:blank') return;

  const codec = createCodec({
    encode(bytes) {
      let binary = '';
      for (let at = 0; at < bytes.length; at += 32_768) {
        binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
      }
      return btoa(binary);
    },
    decode: (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)),
  });
  const tell = (message: FromPage) => binding(codec.encode(message));

  const channels = new Map<string, Set<(event: object, ...args: unknown[]) => void>>();
  const invocations = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const ports = new Map<number, MessagePort>();
  const filePaths = new Map<string, string>();
  let nextInvocation = 1;

  const joinPort = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    ports.set(id, port1);
    port1.onmessage = (event) => tell({ type: 'port-message', port: id, message: event.data });
    return port2;
  };

  const receive = (message: ToPage) => {
    switch (message.type) {
      case 'ipc': {
        const event = { sender: ipcRenderer, ports: message.ports.map(joinPort) };
        for (const listener of [...(channels.get(message.channel) ?? [])]) listener(event, ...message.args);
        return;
      }
      case 'reply': {
        const invocation = invocations.get(message.id);
        invocations.delete(message.id);
        if (message.ok) return invocation?.resolve(message.value);
        return invocation?.reject(new Error(String(message.value)));
      }
      case 'port-message':
        return ports.get(message.port)?.postMessage(message.message);
      case 'port-close': {
        const port = ports.get(message.port);
        ports.delete(message.port);
        return port?.close();
      }
      case 'drop-paths':
        return finishDrop(message.paths);
    }
  };
  window.addEventListener(settings.eventName, (event) => {
    event.stopImmediatePropagation();
    receive(codec.decode((event as CustomEvent<string>).detail) as ToPage);
  });

  const refusing = (name: string, members: object = {}): object =>
    new Proxy(members, {
      get(target, member) {
        if (typeof member === 'symbol' || member === 'then') return undefined;
        if (Object.hasOwn(target, member)) return target[member as keyof typeof target];
        throw new Error(`The stand-in does not implement ${name}.${member}.`);
      },
    });

  const on = (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
    if (typeof channel !== 'string' || typeof listener !== 'function') throw new TypeError('Bad arguments.');
    channels.set(channel, (channels.get(channel) ?? new Set()).add(listener));
    return ipcRenderer;
  };
  const off = (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
    channels.get(channel)?.delete(listener);
    return ipcRenderer;
  };
  const ipcRenderer: object = refusing('ipcRenderer', {
    on,
    addListener: on,
    off,
    removeListener: off,
    send(channel: string, ...args: unknown[]) {
      if (typeof channel !== 'string') throw new TypeError('A channel is a text.');
      tell({ type: 'send', channel, args });
    },
    invoke(channel: string, ...args: unknown[]) {
      if (typeof channel !== 'string') throw new TypeError('A channel is a text.');
      const id = nextInvocation++;
      tell({ type: 'invoke', id, channel, args });
      return new Promise((resolve, reject) => invocations.set(id, { resolve, reject }));
    },
  });

  const isPlain = (value: object) => {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
  };
  /** What crosses from one world to the other: copies of plain data, functions behind functions, nothing by reference but a Blob. */
  const cross = (value: unknown, depth = 0): unknown => {
    if (depth > 1000) throw new TypeError('Too deep to cross the context bridge.');
    if (typeof value === 'symbol') throw new TypeError('A symbol cannot cross the context bridge.');
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        const result: unknown = value(...args.map((arg) => cross(arg)));
        return cross(result);
      };
    }
    if (typeof value !== 'object' || value === null || value instanceof Blob || value instanceof Element) {
      return value;
    }
    if (value instanceof Promise) {
      return value.then(
        (result) => cross(result),
        (error: unknown) => Promise.reject(error instanceof Error ? new Error(error.message) : cross(error)),
      );
    }
    if (value instanceof Error) return new Error(value.message);
    if (Array.isArray(value)) return Object.freeze(value.map((item) => cross(item, depth + 1)));
    if (!isPlain(value)) return structuredClone(value);
    const copy = Object.entries(value).map(([name, member]) => [name, cross(member, depth + 1)] as const);
    return Object.freeze(Object.fromEntries(copy));
  };
  const contextBridge = refusing('contextBridge', {
    exposeInMainWorld(name: string, api: unknown) {
      if (Object.hasOwn(window, name)) throw new Error(`Cannot bind an API on top of window.${name}.`);
      Object.defineProperty(window, name, { value: cross(api), enumerable: true });
    },
  });

  const fileKey = (file: File) => `${file.size}/${file.lastModified}/${file.name}`;
  const webUtils = refusing('webUtils', {
    getPathForFile(file: unknown) {
      if (!(file instanceof File)) throw new TypeError('getPathForFile takes a File.');
      return filePaths.get(fileKey(file)) ?? '';
    },
  });

  // The browser keeps the path of a dropped file from every script; the debugging pipe knows it. So a drop waits until that has told.
  let held: { target: EventTarget; files: File[]; at: DragEventInit } | null = null;
  window.addEventListener(
    'drop',
    (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (!event.isTrusted || files.length === 0 || event.target === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held = { target: event.target, files, at: { clientX: event.clientX, clientY: event.clientY } };
      Object.defineProperty(window, settings.dropName, { value: files, configurable: true });
      tell({ type: 'drop', files: files.length });
    },
    true,
  );
  const finishDrop = (paths: readonly string[]) => {
    delete globals[settings.dropName];
    if (held === null) return;
    const { target, files, at } = held;
    held = null;
    const dataTransfer = new DataTransfer();
    files.forEach((file, index) => {
      dataTransfer.items.add(file);
      const path = paths[index];
      if (path !== undefined) filePaths.set(fileKey(file), path);
    });
    target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer, ...at }));
  };

  // Electron offers a key press to the menu once the page has left it alone: after the last of its listeners.
  window.addEventListener('keydown', (event) => {
    const isFunctionKey = /^F\d+$/.test(event.key);
    if (!(event.ctrlKey || event.altKey || event.metaKey || isFunctionKey)) return;
    const modifiers = [
      event.ctrlKey && 'control',
      event.altKey && 'alt',
      event.shiftKey && 'shift',
      event.metaKey && 'meta',
    ].filter((name) => name !== false);
    const key =
      event.key.length === 1 ? event.key.toLowerCase() : event.key.replace(/^Arrow/, '').toLowerCase();
    if (['control', 'alt', 'shift', 'meta'].includes(key)) return;
    setTimeout(() => {
      if (!event.defaultPrevented) tell({ type: 'accelerator', keys: [...modifiers, key].join('+') });
    });
  });

  tell({ type: 'hello', mainFrame: true });
  if (runPreload === null) return;
  const implemented: Record<string, object> = { ipcRenderer, contextBridge, webUtils };
  const electron = refusing(
    'electron',
    Object.fromEntries(settings.moduleNames.map((name) => [name, implemented[name] ?? refusing(name)])),
  );
  const require = (specifier: string): unknown => {
    if (specifier === 'electron' || specifier === 'electron/renderer') return electron;
    throw new Error(`module not found: ${specifier}. A sandboxed preload may require 'electron' alone.`);
  };
  try {
    const module = { exports: {} };
    const withheld = ['process', 'Buffer', 'global', 'setImmediate'].map((name) => refusing(name));
    runPreload(require, module, module.exports, ...withheld);
  } catch (error) {
    tell({ type: 'preload-error', message: error instanceof Error ? `${error.stack}` : String(error) });
  }
}
