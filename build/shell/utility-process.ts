import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import type { ForkOptions, utilityProcess } from 'electron';
import { type Subset, standIn } from './electron-subset.ts';
import type { Host } from './host.ts';
import { asPorts, type RemoteEnd } from './message-ports.ts';
import { checkOptions, RefusedByElectron, refuseUnknownEvents, refusingUnknown } from './refusals.ts';
import type { FromUtility, ToUtility } from './utility-messages.ts';

type UtilityProcess = ReturnType<typeof utilityProcess.fork>;

const knownOptions = { env: 1, cwd: 1, stdio: 1, serviceName: 1 } satisfies Partial<
  Record<keyof ForkOptions, 1>
>;
const bootstrapPath = resolve(import.meta.dirname, 'utility-bootstrap.ts');

/** `utilityProcess`, and which processes it has running. */
export interface StandInUtilityProcess {
  readonly utilityProcess: typeof utilityProcess;
  readonly running: () => readonly { readonly pid: number; readonly name: string }[];
}

/** Runs utility processes as child processes of this Node; ports are carried over the child's own channel. */
export function createUtilityProcess(host: Host): StandInUtilityProcess {
  const children = new Map<ChildProcess, string>();
  host.onExit(() => {
    for (const child of children.keys()) child.kill('SIGKILL');
  });

  const statics = {
    fork(modulePath: string, args: readonly string[] = [], options: ForkOptions = {}) {
      host.requireReady('utilityProcess.fork');
      checkOptions('utilityProcess.fork', options, { ...knownOptions, env: 1 });
      if (!/\.(c|m)?js$/.test(modulePath)) throw new RefusedByElectron(`${modulePath} is no script.`);
      const child = fork(bootstrapPath, [modulePath, ...args], {
        serialization: 'advanced',
        execArgv: ['--disable-warning=ExperimentalWarning'],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        ...(options.env === undefined ? {} : { env: options.env as NodeJS.ProcessEnv }),
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      });
      children.set(child, options.serviceName ?? 'Node Utility Process');
      return wrap(host, child, options, () => children.delete(child));
    },
  };
  return {
    utilityProcess: refusingUnknown('utilityProcess', statics) as unknown as typeof utilityProcess,
    running: () => [...children].flatMap(([{ pid }, name]) => (pid === undefined ? [] : [{ pid, name }])),
  };
}

function wrap(host: Host, child: ChildProcess, options: ForkOptions, onGone: () => void): UtilityProcess {
  const events = new EventEmitter();
  refuseUnknownEvents('UtilityProcess', events, ['spawn', 'exit', 'message']);
  const ports = new Map<number, RemoteEnd>();
  let nextPort = 1;
  let alive = true;
  const tell = (message: ToUtility) => {
    // An error here is the end of the process, which `exit` tells.
    if (alive && child.connected) child.send(message, () => {});
  };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.on('data', (chunk) =>
      host.output(`${options.serviceName ?? 'utility'} ${stream}: ${chunk}`.trimEnd()),
    );
  }
  child.on('spawn', () => events.emit('spawn'));
  child.on('error', host.fault);
  child.on('message', (raw) => {
    if (host.phase() === 'exited') return;
    // The bootstrap is the stand-in's own and sends nothing else.
    const message = raw as FromUtility;
    try {
      if (message.type === 'message') events.emit('message', message.message);
      else if (message.type === 'port-message') ports.get(message.port)?.deliver(message.message);
      else {
        const port = ports.get(message.port);
        ports.delete(message.port);
        port?.close();
      }
    } catch (error) {
      host.fault(error);
    }
  });
  child.on('exit', (code) => {
    alive = false;
    onGone();
    for (const port of ports.values()) port.close();
    ports.clear();
    if (host.phase() !== 'exited') events.emit('exit', code ?? 1);
  });

  const members: Subset<UtilityProcess> = {
    get pid() {
      return alive ? child.pid : undefined;
    },
    stdout: null,
    stderr: null,
    on: events.on.bind(events),
    once: events.once.bind(events),
    off: events.off.bind(events),
    removeListener: events.removeListener.bind(events),
    kill: () => alive && child.kill(),
    postMessage(message: unknown, transfer?: readonly unknown[]) {
      const copy = structuredClone(message);
      const given = asPorts(transfer);
      for (const port of given) port.requireTransferable();
      const ids = given.map(() => nextPort++);
      tell({ type: 'message', message: copy, ports: ids });
      given.forEach((port, index) => {
        const id = ids[index] ?? 0;
        const near = port.transfer({
          deliver: (data) => tell({ type: 'port-message', port: id, message: data }),
          close: () => {
            if (ports.delete(id)) tell({ type: 'port-close', port: id });
          },
        });
        if (alive) ports.set(id, near);
        else near.close();
      });
    },
  };
  return standIn('UtilityProcess', members);
}
