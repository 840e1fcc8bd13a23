import type { ShellBridge } from '#shared/contract/shell-bridge.ts';
import type { GrantedFile, ShellContract, ShellEvent } from '#shared/contract/shell-contract.ts';
import { bridgeTransport } from '#shared/rpc/bridge-transport.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Client } from '#shared/rpc/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly archiveShell?: ShellBridge;
  }
}

/** The main process, as the page reaches it. */
export interface Shell {
  readonly call: Client<ShellContract>['call'];
  /** Calls back for every event from the main process; the returned function stops it. */
  readonly onEvent: (listener: (event: ShellEvent) => void) => () => void;
  /** The right to a file that was dropped on the window; null where it has no path. */
  readonly grantDropped: (file: File) => Promise<GrantedFile | null>;
}

/** Connects to the main process over the preload's bridge. */
export function connectShell(bridge: ShellBridge): Shell {
  const client = createClient<ShellContract>(bridgeTransport(bridge));
  const listeners = new Set<(event: ShellEvent) => void>();
  bridge.onEvent((event) => {
    for (const listener of [...listeners]) listener(event);
  });
  return {
    call: client.call,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    grantDropped: (file) => bridge.grantDropped(file),
  };
}
