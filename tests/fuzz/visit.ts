import { join } from 'node:path';
import { openArchive } from '#engine/open/open-archive.ts';
import { createArchiveService } from '#engine/process/archive-service.ts';
import type { EngineService, ServiceEnvironment } from '#engine/process/engine-service.ts';
import { createGrantBook } from '#engine/process/grant-book.ts';
import { createRefusalBook } from '#engine/process/refusal-book.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import type { Random } from '#packer/sample/random.ts';
import { engineContract } from '#shared/contract/engine-contract.ts';
import { ContractError } from '#shared/contract/failure.ts';
import { viewNames } from '#shared/contract/lists.ts';
import { createLoopback } from '#shared/rpc/loopback-transport.ts';
import { serve } from '#shared/rpc/server.ts';
import type { ToClient } from '#shared/rpc/wire.ts';
import { Finding } from './case.ts';
import { validInput } from './generate-input.ts';
import type { Subjects } from './subjects.ts';

const readGrant = 'r'.repeat(24);
const writeGrant = 'w'.repeat(24);
const appointmentGrant = 'a'.repeat(24);
/** The grants that a case's messages may name. */
export const knownGrants = [readGrant, writeGrant, appointmentGrant] as const;

/** The engine with a raw port: what is sent need not fit the contract, and what comes back is judged. */
export interface RawEngine {
  readonly service: EngineService;
  /** Sends a call and waits for its one answer. Throws `Finding` where the engine calls it a fault of the program. */
  readonly call: (method: string, input: unknown) => Promise<ToClient & { type: 'result' | 'failure' }>;
  /** Sends anything at all, and waits for nothing. */
  readonly post: (message: unknown) => void;
  readonly close: () => void;
}

/** Starts an engine that may read `path` and write below `folder`. */
export function startEngine(path: string, folder: string, appointment: string | null = null): RawEngine {
  const grants = createGrantBook();
  grants.add(readGrant, path, 'read');
  grants.add(writeGrant, join(folder, 'written'), 'write');
  if (appointment !== null) grants.add(appointmentGrant, appointment, 'read');
  const faults: unknown[] = [];
  let lastThrown: unknown;
  const environment: ServiceEnvironment = {
    resolveGrant: grants.resolve,
    trustedKeys: () => [],
    keptFolder: join(folder, 'kept'),
    onOpened: () => undefined,
    onLocked: () => undefined,
    // A case is one attempt: what slows a guesser down would only slow the fuzzing down.
    refusals: { ...createRefusalBook(() => undefined), waitMs: () => 0 },
    onFault: (error) => faults.push(error),
  };
  const service = createArchiveService(environment);
  const [near, far] = createLoopback();
  serve(engineContract, service.handlers, far, {
    schedule: setImmediate,
    onDiagnostic: ({ error }) => {
      lastThrown = error;
    },
    explainFault: service.explainFault,
  });
  let last = 0;
  const waiting = new Map<number, (answer: ToClient & { type: 'result' | 'failure' }) => void>();
  near.onMessage((raw) => {
    const message = raw as ToClient;
    if (message.type === 'progress') return;
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  return {
    service,
    async call(method, input) {
      const id = ++last;
      lastThrown = undefined;
      const answered = new Promise<ToClient & { type: 'result' | 'failure' }>((resolve) =>
        waiting.set(id, resolve),
      );
      near.send({ type: 'call', id, method, input });
      const answer = await answered;
      const [fault] = faults;
      if (fault !== undefined) throw new Finding(`${method} ended in a fault`, { cause: fault });
      if (answer.type === 'failure' && answer.failure.code === 'internal') {
        throw new Finding(`${answer.failure.message} Asked: ${JSON.stringify(input)?.slice(0, 500)}`, {
          cause: lastThrown,
        });
      }
      return answer;
    },
    post: (message) => near.send(message),
    close() {
      service.lock();
      near.close();
    },
  };
}

/** Unlocks with the raw key of the subjects. */
export function unlock(engine: RawEngine, subjects: Subjects) {
  return engine.call('archive.unlock', {
    grant: readGrant,
    secret: { kind: 'raw_key', rawKey: subjects.keyHex },
  });
}

/**
 * Opens an archive of the subjects' key as the window does, asks it a choice of everything that the contract offers, reads documents,
 * and now and then verifies it. Answers `opened`, or why it was refused.
 */
export async function visitArchive(
  path: string,
  folder: string,
  subjects: Subjects,
  random: Random,
): Promise<string> {
  const engine = startEngine(path, folder);
  try {
    await engine.call('archive.inspect', { grant: readGrant });
    const opened = await unlock(engine, subjects);
    if (opened.type === 'failure') return `refused: ${opened.failure.code}`;
    await askAround(engine, random);
  } finally {
    engine.close();
  }
  if (random.chance(0.3)) await verifyOnce(path, subjects);
  return 'opened';
}

const methodNames = Object.keys(engineContract).filter((name) => !name.startsWith('archive.'));

async function askAround(engine: RawEngine, random: Random): Promise<void> {
  const request = { scope: {}, filters: [], sort: [] };
  for (const view of random.shuffled(viewNames).slice(0, 4)) {
    await engine.call('lists.rows', {
      query: { ...request, source: { kind: 'view', view } },
      offset: 0,
      limit: 50,
    });
  }
  for (const text of ['generale ', 'regel', '> 100']) await engine.call('search.run', { text });
  for (let i = 0; i < 25; i++) {
    const method = random.pick(methodNames);
    await engine.call(method, validInput(method, random));
  }
  for (let id = 1; id <= 4; id++) readDocument(engine.service, id);
}

function readDocument(service: EngineService, id: number): void {
  try {
    const source = service.openDocument(id);
    for (let at = 0; at < Math.min(source.byteSize, 1_000_000); at += 262_144) source.read(at, at + 262_144);
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
  }
}

async function verifyOnce(path: string, subjects: Subjects): Promise<void> {
  try {
    const archive = await openArchive(path, { kind: 'raw_key', rawKey: subjects.keyHex });
    try {
      await verifyArchive(archive, { threads: 1 });
    } finally {
      archive.close();
    }
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
  }
}
