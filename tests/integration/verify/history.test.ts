import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { openArchive } from '#engine/open/open-archive.ts';
import { createArchiveService } from '#engine/process/archive-service.ts';
import { createRefusalBook } from '#engine/process/refusal-book.ts';
import { createVerifierService } from '#engine/process/verifier-service.ts';
import {
  type EngineContract,
  engineContract,
  type VerifierContract,
  verifierContract,
} from '#shared/contract/engine-contract.ts';
import { fail } from '#shared/contract/failure.ts';
import type { LayerName } from '#shared/contract/verification.ts';
import { createClient } from '#shared/rpc/client.ts';
import { createLoopback } from '#shared/rpc/loopback-transport.ts';
import { serve } from '#shared/rpc/server.ts';
import { changesSince } from '#shared/verification/run-changes.ts';
import { failureOf, folderOfTests } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { flipBit } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
const kept = join(folderOfTests(), 'kept');
const sha256 = () => createHash('sha256').update(readFileSync(books)).digest('hex');

beforeAll(async () => {
  await writeSmallBooks({ path: books, entriesPerYear: 20 });
});

/** The archive open in the two services, as the program's two processes have it, over one folder of what is kept. */
async function opened(keptFolder: string | null = kept) {
  const archive = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
  const keys = [archive.key.toBytes(), archive.key.toBytes()] as const;
  archive.close();
  const faults: unknown[] = [];
  const environment = {
    keptFolder,
    trustedKeys: () => [],
    resolveGrant: () => {
      throw fail('bad_message', 'There is no such right.');
    },
    onOpened: () => {},
    onLocked: () => {},
    refusals: createRefusalBook(() => undefined),
    onFault: (error: unknown) => faults.push(error),
  };
  onTestFinished(() => expect(faults).toEqual([]));
  const engineService = createArchiveService(environment);
  const verifierService = createVerifierService(environment);
  await engineService.reopen(books, keys[0]);
  await verifierService.reopen(books, keys[1]);
  const [enginePort, engineEnd] = createLoopback();
  const [verifierPort, verifierEnd] = createLoopback();
  const stops = [
    serve(engineContract, engineService.handlers, engineEnd, { schedule: setImmediate }),
    serve(verifierContract, verifierService.handlers, verifierEnd, { schedule: setImmediate }),
  ];
  onTestFinished(() => {
    for (const stop of stops) stop();
    engineService.lock();
    verifierService.lock();
  });
  const verifier = createClient<VerifierContract>(verifierPort);
  return {
    engine: createClient<EngineContract>(enginePort),
    verify: (...layers: LayerName[]) =>
      verifier.call('verification.run', layers.length === 0 ? {} : { layers }),
  };
}

test('keeps each verification outside the archive, and tells what changed between two', async () => {
  const before = fileState(books);
  const { engine, verify } = await opened();
  expect(await engine.call('history.read', {})).toEqual({ runs: [] });
  const first = await verify();
  expect(first.historyFailure).toBeUndefined();
  await verify('books');
  expect(fileState(books)).toEqual(before);

  const sound = sha256();
  const { runs } = await engine.call('history.read', {});
  expect(runs.map(({ fileSha256 }) => fileSha256)).toEqual([null, sound]);
  expect(runs[1]).toMatchObject({
    verdict: first.verdict,
    startedAt: first.startedAt,
    signer: first.signer,
    administrator: null,
    layers: { seal: 'passed', manifest: 'passed' },
  });
  expect(runs[1]?.manifestRoot).toMatch(/^[0-9a-f]{64}$/);
  expect(runs[0]?.layers).toMatchObject({ seal: 'not_run', books: first.layers.books.verdict });
  expect(changesSince(runs[0] as (typeof runs)[0], runs.slice(1))).toEqual([]);
  // Nothing of it can be read without the archive's key.
  const [name = ''] = readdirSync(kept);
  const [file = ''] = readdirSync(join(kept, name));
  expect(readFileSync(join(kept, name, file), 'latin1')).not.toContain('fileSha256');

  const bytes = readFileSync(books);
  flipBit(bytes, 12 * 4096 + 50);
  writeFileSync(books, bytes);
  const later = await opened();
  expect((await later.verify('seal')).verdict).toBe('failed');
  const [latest, ...earlier] = (await later.engine.call('history.read', {})).runs;
  expect(latest?.fileSha256).toBe(sha256());
  expect(latest === undefined ? [] : changesSince(latest, earlier)).toEqual([
    { kind: 'file', since: first.startedAt },
    { kind: 'verdict', layer: 'seal', from: 'passed', to: 'failed', since: first.startedAt },
  ]);

  expect(await later.engine.call('history.clear', {})).toEqual({ runs: [] });
  expect(await later.engine.call('history.read', {})).toEqual({ runs: [] });
  expect(readdirSync(join(kept, name))).toEqual([]);
});

test('where nothing can be kept, the result stands and says so; where nothing is to be kept, nothing is said', async () => {
  const broken = join(folder, 'a-file');
  writeFileSync(broken, '');
  const { verify } = await opened(broken);
  const result = await verify('books');
  expect(result.layers.books.checks.length).toBeGreaterThan(5);
  expect(result.historyFailure?.code).toMatch(/^(output_failed|not_readable)$/);

  mkdirSync(join(folder, 'empty'));
  const quiet = await opened(null);
  expect((await quiet.verify('books')).historyFailure).toBeUndefined();
  expect(await quiet.engine.call('history.read', {})).toEqual({ runs: [] });
});

test('the history is the archive’s: closed with it', async () => {
  const service = createVerifierService({ keptFolder: kept, trustedKeys: () => [] });
  const [mine, its] = createLoopback();
  onTestFinished(serve(verifierContract, service.handlers, its, { schedule: setImmediate }));
  const client = createClient<VerifierContract>(mine);
  expect(await failureOf(client.call('verification.run', {}))).toMatchObject({ code: 'locked' });
});
