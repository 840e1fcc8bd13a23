import type { MessagePortMain } from 'electron';
import type { FromEngine, ToEngine } from '#shared/contract/engine-control.ts';
import { fail } from '#shared/contract/failure.ts';
import type { ShellEvent } from '#shared/contract/shell-contract.ts';
import { createDocumentReader, type DocumentReader } from './document-reader.ts';
import type { EngineListener, EngineProcess, EngineRole } from './engine-process.ts';
import { createKeptKey } from './kept-key.ts';
import type { PathGrant } from './path-grants.ts';
import { createRefusalCounts } from './refusal-counts.ts';

/** Why an archive was locked. */
export type LockReason = Extract<ShellEvent, { event: 'locked' }>['reason'];

const lockTimeoutMs = 1_000;
const restartWindowMs = 60_000;
const maximumRestarts = 5;

/** What happens in the engine processes that the rest of the program wants to know. */
export interface EngineSessionListener {
  /** A process that the window may have a port to is gone. */
  readonly onDisconnected: (role: EngineRole) => void;
  readonly onOpened: (path: string, fileName: string) => void;
  readonly onLocked: (reason: LockReason) => void;
  readonly onRestarted: (reopened: boolean) => void;
  /** A process has ended, in good order or not. */
  readonly onGone: (processId: number) => void;
}

/** The engine, the verifier and the key to open the archive again; the only part of the main process that deals with them. */
export interface EngineSession {
  readonly documents: DocumentReader;
  /** A port to the engine, or to a fresh verifier that has the archive open. Fails with `locked` or `engine_gone`. */
  readonly connect: (role: EngineRole) => Promise<MessagePortMain>;
  readonly stopVerifier: () => void;
  readonly grant: (grant: PathGrant) => void;
  /** Tells the processes that run of the publisher keys that are trusted now. */
  readonly retrust: () => void;
  /** Closes the archive, overwrites the key and replaces the engine process, so that nothing of it is left in memory. */
  readonly lock: (reason: LockReason) => void;
  /** Starts the engine, if it is not there. */
  readonly start: () => void;
  /** Locks and leaves no process behind. */
  readonly stop: () => void;
}

export function createEngineSession(
  startProcess: (role: EngineRole, listener: EngineListener) => EngineProcess,
  grants: () => readonly PathGrant[],
  trustedKeys: () => Uint8Array<ArrayBuffer>[],
  listener: EngineSessionListener,
): EngineSession {
  const kept = createKeptKey();
  const refusals = createRefusalCounts();
  const restarts: number[] = [];
  let engine: EngineProcess | null = null;
  let verifier: { readonly process: EngineProcess; readonly opened: PromiseWithResolvers<boolean> } | null =
    null;
  let reopening = false;

  const documents = createDocumentReader((message) => engine?.send(message));

  /** What a process has to know before anything is asked of it. */
  const brief = (process: EngineProcess) => {
    process.send({ type: 'trust', keys: trustedKeys() });
    for (const { grant, path, access } of grants()) process.send({ type: 'grant', grant, path, access });
  };
  const startEngine = () => {
    const started = startProcess('engine', {
      onMessage: (message) => onMessage(message),
      onExit: () => onEngineExit(),
      onGone: listener.onGone,
    });
    engine = started;
    brief(started);
    const files = refusals.current();
    if (files.length > 0) started.send({ type: 'refusals', files });
    return started;
  };
  const stopVerifier = () => {
    if (verifier === null) return;
    verifier.process.kill();
    verifier.opened.resolve(false);
    verifier = null;
    listener.onDisconnected('verifier');
  };
  const retireEngine = () => {
    if (engine === null) return;
    engine.retire(lockTimeoutMs);
    engine = null;
    listener.onDisconnected('engine');
  };
  const forget = () => {
    kept.forget();
    stopVerifier();
    documents.failAll();
  };

  const onMessage = (message: FromEngine) => {
    switch (message.type) {
      case 'opened':
        stopVerifier();
        kept.keep(message.path, message.key);
        return listener.onOpened(message.path, message.fileName);
      case 'reopened':
        return finishReopening(message.ok);
      case 'locked':
        // The window asked the engine itself.
        return lock(message.reason);
      case 'refused':
        return refusals.refused(message.file);
      case 'accepted':
        return refusals.accepted(message.file);
      case 'document-head':
      case 'document-chunk':
      case 'document-failed':
        return documents.receive(message);
    }
  };
  const onEngineExit = () => {
    engine = null;
    reopening = false;
    documents.failAll();
    listener.onDisconnected('engine');
    const now = performance.now();
    restarts.push(now);
    if (restarts.filter((at) => now - at < restartWindowMs).length > maximumRestarts) return giveUp();
    const started = startEngine();
    const archive = kept.current();
    if (archive === null) return listener.onRestarted(false);
    reopening = true;
    started.send({ type: 'reopen', path: archive.path, key: archive.key });
  };
  /** It ends again and again. Without the archive it is tried once more; without one it stays down. */
  const giveUp = () => {
    if (kept.current() === null) return;
    forget();
    restarts.length = 0;
    startEngine();
    listener.onLocked('engine-gone');
  };
  const finishReopening = (ok: boolean) => {
    if (!reopening) return;
    reopening = false;
    if (ok) return listener.onRestarted(true);
    forget();
    listener.onLocked('engine-gone');
  };
  const lock = (reason: LockReason) => {
    reopening = false;
    forget();
    // An unlock that is under way ends with its process.
    retireEngine();
    startEngine();
    listener.onLocked(reason);
  };
  const connectVerifier = async () => {
    const archive = kept.current();
    if (archive === null) throw fail('locked', 'No archive is open.');
    stopVerifier();
    const opened = Promise.withResolvers<boolean>();
    const process = startProcess('verifier', {
      onMessage: (message) => {
        if (message.type === 'reopened') opened.resolve(message.ok);
      },
      onExit() {
        opened.resolve(false);
        if (verifier?.process !== process) return;
        verifier = null;
        listener.onDisconnected('verifier');
      },
      onGone: listener.onGone,
    });
    verifier = { process, opened };
    brief(process);
    process.send({ type: 'reopen', path: archive.path, key: archive.key });
    const ok = await opened.promise;
    if (verifier?.process !== process) throw fail('engine_gone', 'The verifier was stopped.');
    if (ok) return process.connect();
    stopVerifier();
    throw fail('engine_gone', 'The verifier could not open the archive.');
  };

  return {
    documents,
    async connect(role) {
      if (role === 'verifier') return connectVerifier();
      if (engine === null) throw fail('engine_gone', 'The engine does not start.');
      return engine.connect();
    },
    stopVerifier,
    grant({ grant, path, access }) {
      engine?.send({ type: 'grant', grant, path, access });
      verifier?.process.send({ type: 'grant', grant, path, access });
    },
    retrust() {
      const message: ToEngine = { type: 'trust', keys: trustedKeys() };
      engine?.send(message);
      verifier?.process.send(message);
    },
    lock,
    start() {
      if (engine === null) startEngine();
    },
    stop() {
      reopening = false;
      forget();
      retireEngine();
    },
  };
}
