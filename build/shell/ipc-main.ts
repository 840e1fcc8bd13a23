import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import { type Subset, standIn } from './electron-subset.ts';
import type { Host } from './host.ts';
import { RefusedByElectron, refusingUnknown } from './refusals.ts';
import type { IpcReceiver, StandInContents } from './web-contents.ts';

/** `ipcMain`, and the end at which the pages' messages come in. */
export function createIpcMain(host: Host): { readonly ipcMain: IpcMain; readonly receiver: IpcReceiver } {
  const channels = new EventEmitter();
  const handlers = new Map<string, Parameters<IpcMain['handle']>[1]>();
  const eventOf = (contents: StandInContents) =>
    refusingUnknown('IpcMainEvent', {
      type: 'frame',
      sender: contents.electron,
      senderFrame: contents.electron.mainFrame,
      processId: contents.electron.id,
      frameId: 1,
      ports: [],
      reply: (channel: string, ...args: unknown[]) => contents.electron.send(channel, ...args),
    });
  const members: Subset<IpcMain> = {
    on: channels.on.bind(channels),
    once: channels.once.bind(channels),
    off: channels.off.bind(channels),
    removeListener: channels.removeListener.bind(channels),
    removeAllListeners: channels.removeAllListeners.bind(channels),
    handle(channel: string, handler: Parameters<IpcMain['handle']>[1]) {
      if (handlers.has(channel)) {
        throw new RefusedByElectron(`Attempted to register a second handler for '${channel}'`);
      }
      handlers.set(channel, handler);
    },
    removeHandler: (channel: string) => void handlers.delete(channel),
  };

  return {
    ipcMain: standIn('ipcMain', members),
    receiver: {
      receiveSend(contents, channel, args) {
        if (host.phase() === 'exited') return;
        channels.emit(channel, eventOf(contents), ...args);
      },
      async receiveInvoke(contents, channel, args) {
        const handler = handlers.get(channel);
        if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
        // The event has the members that the app may use; the proxy refuses the others by name.
        const result: unknown = await handler(
          eventOf(contents) as unknown as Parameters<typeof handler>[0],
          ...args,
        );
        return result;
      },
    },
  };
}
