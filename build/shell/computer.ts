import { EventEmitter } from 'node:events';
import type { Display, PowerMonitor, Screen } from 'electron';
import { standIn } from './electron-subset.ts';
import type { Host } from './host.ts';
import { refuseUnknownEvents } from './refusals.ts';

/** `powerMonitor`: its events come from whoever emits them, as a test does on Electron, too. */
export function createPowerMonitor(host: Host): PowerMonitor {
  const events = new EventEmitter();
  refuseUnknownEvents('powerMonitor', events, [
    'suspend',
    'resume',
    'lock-screen',
    'unlock-screen',
    'user-did-resign-active',
    'user-did-become-active',
    'shutdown',
  ]);
  return onlyWhenReady(host, 'powerMonitor', {
    on: events.on.bind(events),
    off: events.off.bind(events),
    removeListener: events.removeListener.bind(events),
    emit: events.emit.bind(events),
  });
}

/** `screen`, with one display. */
export function createScreen(host: Host): Screen {
  const bounds = { x: 0, y: 0, ...screenSize(host) };
  const display = standIn<Display>('Display', {
    id: 1,
    scaleFactor: 1,
    bounds,
    workArea: bounds,
    workAreaSize: screenSize(host),
  });
  return onlyWhenReady(host, 'screen', {
    getPrimaryDisplay: () => display,
    getAllDisplays: () => [display],
    getDisplayMatching: () => display,
  });
}

/** The one display's size, in device-independent pixels. */
export function screenSize(host: Host): { readonly width: number; readonly height: number } {
  return host.options.headless === false ? { width: 1600, height: 1000 } : { width: 1920, height: 1080 };
}

/** A module that Electron lets nobody touch before `ready`. */
function onlyWhenReady<T extends object>(
  host: Host,
  name: string,
  members: Parameters<typeof standIn<T>>[1],
): T {
  return standIn<T>(
    name,
    new Proxy(members, {
      get(target, member) {
        host.requireReady(`${name}.${String(member)}`);
        return Reflect.get(target, member, target);
      },
    }),
  );
}
