import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { ContractError } from '#shared/contract/failure.ts';

import { codesOf, tamperedBooks } from './tampered-books.ts';

const { open, original, verify } = tamperedBooks();

test('an untouched archive: every layer says so, and neither its bytes nor its time change', async () => {
  const before = { bytes: readFileSync(original), modified: statSync(original).mtimeMs };
  const result = await verify(original);
  expect(codesOf(result)).toEqual({ seal: [], structure: [], manifest: ['document_type_differs'] });
  expect(result.layers.seal).toMatchObject({
    verdict: 'passed',
    checked: { damagedPages: 0, pages: before.bytes.length / 4096 },
  });
  expect(result.layers.structure.verdict).toBe('passed');
  expect(result.layers.manifest).toMatchObject({ verdict: 'passed', checked: { files: 3 } });
  expect(readFileSync(original).equals(before.bytes)).toBe(true);
  expect(statSync(original).mtimeMs).toBe(before.modified);
});

test('cancelling rejects with the contract’s code, at once', async () => {
  const archive = await open(original);
  const controller = new AbortController();
  const running = verifyArchive(archive, { signal: controller.signal });
  controller.abort();
  await expect(running).rejects.toMatchObject({ failure: { code: 'cancelled' } });
  await expect(verifyArchive(archive, { signal: controller.signal })).rejects.toMatchObject({
    failure: { code: 'cancelled' },
  });
  archive.close();
});

test('an archive is verified again and again while it is open, and stays open', async () => {
  const archive = await open(original);
  const keyBytes = Buffer.from(archive.key.toBytes());
  for (let i = 0; i < 3; i++) {
    const result = await verifyArchive(archive, { threads: 1 + i });
    expect(result.layers.manifest.verdict).toBe('passed');
  }
  expect(Buffer.from(archive.key.toBytes()).equals(keyBytes)).toBe(true);
  expect(archive.db.prepare('SELECT count(*) FROM journal_line').get()).toBeDefined();
  archive.close();
});

test('cancelled at any moment, the program goes on', async () => {
  const archive = await open(original);
  const ends = new Set<unknown>();
  for (let afterMs = 0; afterMs < 300; afterMs += 15) {
    const controller = new AbortController();
    let abortedAt = Number.POSITIVE_INFINITY;
    setTimeout(() => {
      abortedAt = performance.now();
      controller.abort();
    }, afterMs);
    const ended = await verifyArchive(archive, { signal: controller.signal }).then(
      () => 'finished',
      (error: unknown) => (error instanceof ContractError ? error.code : error),
    );
    expect(['finished', 'cancelled']).toContain(ended);
    ends.add(ended);
    if (ended === 'cancelled') expect(performance.now() - abortedAt).toBeLessThan(1000);
  }
  // One that takes no notice finishes every time.
  expect(ends).toContain('cancelled');
  archive.close();
});

test('layers that were not asked for are not run, and never green', async () => {
  const result = await verify(original, ['structure']);
  expect(result.layers.seal.verdict).toBe('not_run');
  expect(result.layers.manifest.verdict).toBe('not_run');
  expect(result.layers.books.verdict).toBe('not_run');
  expect(result.layers.structure.verdict).toBe('passed');
});
