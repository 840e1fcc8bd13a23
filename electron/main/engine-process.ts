import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron';
import { type FromEngine, fromEngineSchema, type ToEngine } from '#shared/contract/engine-control.ts';
import { readUntrusted } from '#shared/untrusted/read-untrusted.ts';
import { reportFault } from './diagnostics.ts';
import { watch } from './watchdog.ts';

/** What an engine process serves. */
export type EngineRole = 'engine' | 'verifier';

/** One running engine process. */
export interface EngineProcess {
  readonly send: (message: ToEngine) => void;
  /** A new port to it, for the page. */
  readonly connect: () => MessagePortMain;
  /** Ends it now, whatever it does. Of the listener only `onGone` is still called. */
  readonly kill: () => void;
  /** Lets it close the archive in good order, and ends it then or when that takes too long. Of the listener only `onGone` is still called. */
  readonly retire: (timeoutMs: number) => void;
}

/** What is told of an engine process. */
export interface EngineListener {
  readonly onMessage: (message: FromEngine) => void;
  /** It ended without being told to: a crash, or the watchdog found that it does not answer. */
  readonly onExit: () => void;
  /** The process with this id is gone, however it ended. */
  readonly onGone: (processId: number) => void;
}

/** Starts an engine process by the path of its bundle; the main process never imports the engine. */
export function startEngineProcess(
  modulePath: string,
  keptFolder: string,
  role: EngineRole,
  listener: EngineListener,
): EngineProcess {
  const child = utilityProcess.fork(modulePath, [role, keptFolder], { serviceName: `Archive ${role}` });
  // Electron forgets it as soon as the process is gone.
  let processId: number | undefined;
  child.on('spawn', () => {
    processId = child.pid;
  });
  let ended = false;
  const send = (message: ToEngine) => {
    if (!ended) child.postMessage(message);
  };
  const end = () => {
    if (ended) return false;
    ended = true;
    watchdog.stop();
    return true;
  };
  const watchdog = watch({
    ping: (sequence) => send({ type: 'ping', sequence }),
    onSilence() {
      reportFault(`The ${role} does not answer and is ended.`);
      if (!end()) return;
      child.kill();
      listener.onExit();
    },
  });
  let retiring = false;
  child.on('message', (raw: unknown) => {
    if (ended) {
      // The last word of a process that retires.
      if (retiring && readUntrusted(fromEngineSchema, raw).data?.type === 'locked') child.kill();
      return;
    }
    const message = readUntrusted(fromEngineSchema, raw);
    if (!message.success) return reportFault(`The ${role} sent a message that does not fit.`);
    if (message.data.type === 'ready') watchdog.start();
    if (message.data.type === 'pong') watchdog.hear(message.data.sequence);
    else listener.onMessage(message.data);
  });
  child.on('exit', (code) => {
    if (processId !== undefined) listener.onGone(processId);
    if (!end()) return;
    reportFault(`The ${role} ended with code ${code}.`);
    listener.onExit();
  });
  return {
    send,
    connect() {
      const { port1, port2 } = new MessageChannelMain();
      const message: ToEngine = { type: 'connect' };
      child.postMessage(message, [port1]);
      return port2;
    },
    kill() {
      if (end() || retiring) child.kill();
    },
    retire(timeoutMs) {
      if (!end()) return;
      retiring = true;
      const message: ToEngine = { type: 'lock' };
      child.postMessage(message);
      setTimeout(() => child.kill(), timeoutMs).unref();
    },
  };
}
