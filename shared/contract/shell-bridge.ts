import type { Bridge } from '../rpc/bridge-transport.ts';
import type { GrantedFile, ShellEvent } from './shell-contract.ts';

/** IPC channels between the preload and the main process; nothing else uses them. */
export const shellChannels = {
  /** The messages of `shellContract`, both ways, each with the document that it belongs to. */
  messages: 'shell',
  /** One `ShellEvent` to the page. */
  events: 'shell-event',
  /** The path of a file that was dropped on the window, from the preload alone; answered with a `GrantedFile`. */
  dropped: 'shell-dropped',
  /** A port to an engine process, with its role. */
  port: 'shell-port',
} as const;

/** What the preload puts on `window` as `archiveShell`; all that the page has of the outside. */
export interface ShellBridge extends Bridge {
  onEvent(listener: (event: ShellEvent) => void): void;
  /** The right to a file that the user dropped on the window (a DOM `File`); null where it has no path. */
  grantDropped(file: object): Promise<GrantedFile | null>;
}

/** The message by which a port to an engine process reaches the page: `window.postMessage` from the page's own origin, with one port. */
export interface PortMessage {
  readonly type: 'port';
  readonly role: 'engine' | 'verifier';
}
