import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import type { App, CommandLine, ProcessMetric } from 'electron';
import { type Subset, standIn } from './electron-subset.ts';
import type { Host } from './host.ts';
import { createInstanceLock } from './instance-lock.ts';
import { NotInStandIn, RefusedByElectron, refuseUnknownEvents } from './refusals.ts';

/** `app`, and what the launch does with it. */
export interface StandInApp {
  readonly app: App;
  readonly emit: (event: string, ...args: unknown[]) => void;
  readonly emitReady: () => void;
  readonly onAllWindowsClosed: () => void;
}

/** What `app` needs of the launch. */
export interface AppHost {
  readonly closeWindows: () => boolean;
  readonly exit: (code: number) => void;
  readonly utilityProcesses: () => readonly { readonly pid: number; readonly name: string }[];
}

export function createApp(host: Host, appHost: AppHost): StandInApp {
  const { options } = host;
  const events = new EventEmitter();
  refuseUnknownEvents('app', events, [
    'ready',
    'will-finish-launching',
    'window-all-closed',
    'before-quit',
    'will-quit',
    'quit',
    'activate',
    'open-file',
    'second-instance',
    'web-contents-created',
    'browser-window-created',
    'child-process-gone',
    'render-process-gone',
  ]);
  const ready = Promise.withResolvers<void>();
  const lock = createInstanceLock(options.userDataDir, ({ argv, workingDirectory }) =>
    events.emit('second-instance', {}, argv, workingDirectory, undefined),
  );
  host.onExit(() => lock.release());
  let quitting = false;

  const paths: Record<string, () => string> = {
    userData: () => options.userDataDir,
    sessionData: () => options.userDataDir,
    home: homedir,
    temp: tmpdir,
    documents: homedir,
    downloads: homedir,
    desktop: homedir,
  };
  const cancellable = (event: string, ...args: unknown[]) => {
    let prevented = false;
    events.emit(event, { preventDefault: () => (prevented = true) }, ...args);
    return prevented;
  };
  const quit = () => {
    if (quitting || host.phase() === 'exited') return;
    quitting = true;
    if (cancellable('before-quit') || !appHost.closeWindows() || cancellable('will-quit')) {
      quitting = false;
      return;
    }
    events.emit('quit', {}, 0);
    appHost.exit(0);
  };

  const members: Subset<App> = {
    on: events.on.bind(events),
    once: events.once.bind(events),
    off: events.off.bind(events),
    removeListener: events.removeListener.bind(events),
    whenReady: () => ready.promise,
    isReady: () => host.phase() === 'ready',
    isPackaged: false,
    name: host.appName,
    getName: () => host.appName,
    getVersion: () => host.appVersion,
    getAppPath: () => options.appPath,
    getPath(name: string) {
      const path = paths[name];
      if (path === undefined) throw new NotInStandIn(`app.getPath('${name}')`);
      if (name === 'userData') mkdirSync(options.userDataDir, { recursive: true });
      return path();
    },
    getLocale() {
      host.requireReady('app.getLocale');
      return options.locale ?? 'en';
    },
    getPreferredSystemLanguages() {
      host.requireReady('app.getPreferredSystemLanguages');
      return [options.locale ?? 'en'];
    },
    getAppMetrics: () =>
      appHost
        .utilityProcesses()
        .map((running) => standIn<ProcessMetric>('ProcessMetric', { type: 'Utility', ...running })),
    commandLine: standIn<CommandLine>('app.commandLine', {
      // The browser runs already; its own switches (chromium.ts) keep it to itself.
      appendSwitch() {
        if (host.phase() !== 'loading') throw new RefusedByElectron('A switch after ready has no effect.');
      },
    }),
    enableSandbox() {},
    setAppUserModelId() {},
    requestSingleInstanceLock() {
      return lock.request({
        argv: [process.execPath, options.appPath, ...(options.args ?? [])],
        workingDirectory: options.workingDirectory ?? process.cwd(),
      });
    },
    releaseSingleInstanceLock: lock.release,
    focus() {},
    quit,
    exit: (code = 0) => appHost.exit(code),
  };

  return {
    app: standIn('app', members),
    emit: (event, ...args) => void events.emit(event, ...args),
    emitReady() {
      events.emit('will-finish-launching');
      ready.resolve();
      events.emit('ready', {}, {});
    },
    onAllWindowsClosed() {
      if (quitting || host.phase() === 'exited') return;
      // Electron quits by itself where nobody listens.
      if (!events.emit('window-all-closed')) quit();
    },
  };
}
