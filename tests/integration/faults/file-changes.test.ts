import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { reopenArchive } from '#engine/open/open-archive.ts';
import { createVerifierService } from '#engine/process/verifier-service.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { ContractError } from '#shared/contract/failure.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { type RawEngine, startEngine } from '../../fuzz/visit.ts';

// What can become of a file while it is open: on a network share, on a stick that is pulled out, under a synchronising program.
const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
const others = join(folder, 'others.sbqa');
beforeAll(async () => {
  await writeSmallBooks({ path: books, entriesPerYear: 300, largeDocumentBytes: 2_000_000 });
  await writeSmallBooks({ path: others, entriesPerYear: 2, passphrase: 'een heel ander wachtwoord' });
});

const changes: readonly (readonly [string, (path: string) => void])[] = [
  ['vanishes', (path) => rmSync(path)],
  ['is cut to half', (path) => truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096)],
  ['is cut to nothing', (path) => truncateSync(path, 0)],
  ['is cut within a page', (path) => truncateSync(path, 40_001)],
  ['grows', (path) => writeFileSync(path, Buffer.alloc(9_000, 7), { flag: 'a' })],
  ['is overwritten by noise', (path) => writeFileSync(path, Buffer.alloc(readFileSync(path).length, 0x5a))],
  [
    'is replaced by another archive',
    (path) => {
      copyFileSync(others, `${path}.new`);
      renameSync(`${path}.new`, path);
    },
  ],
  [
    'is replaced by a folder',
    (path) => {
      rmSync(path);
      mkdirSync(path);
    },
  ],
];

const grant = 'r'.repeat(24);
const page = { offset: 0, limit: 100 };
const query = { scope: {}, filters: [], sort: [] };
/** One question of each kind; each is answered, or refused by a failure that has a name. */
async function askEverything(engine: RawEngine): Promise<void> {
  const allowed = ['damaged_record', 'damaged', 'not_found', 'not_readable'];
  const questions: readonly (readonly [string, unknown])[] = [
    ['archive.summary', {}],
    ['lists.rows', { ...page, query: { ...query, source: { kind: 'view', view: 'journal-lines' } } }],
    ['lists.rows', { ...page, query: { ...query, source: { kind: 'table', table: 'relation' } } }],
    ['lists.totals', { query: { ...query, source: { kind: 'view', view: 'journal-lines' } } }],
    ['search.run', { text: 'regel' }],
    ['overview.get', { scope: {} }],
    ['records.entry', { entryId: 5 }],
    ['documents.get', { documentId: 5 }],
    ['documents.text', { documentId: 5 }],
    ['documents.save', { documentId: 5, grant: 'w'.repeat(24) }],
    ['archive.inspect', { grant }],
  ];
  for (const [method, input] of questions) {
    const answer = await engine.call(method, input);
    const named = method === 'archive.inspect' ? [...allowed, 'not_an_archive'] : allowed;
    if (answer.type === 'failure') expect(named, method).toContain(answer.failure.code);
  }
}

describe('a file that, while it is open,', () => {
  test.each(changes)('%s: every question is answered or refused by name', async (what, change) => {
    const path = join(folder, `${what}.sbqa`);
    copyFileSync(books, path);
    const out = join(folder, `${what}-out`);
    mkdirSync(out);
    const engine = startEngine(path, out);
    try {
      const secret = { kind: 'passphrase', passphrase: booksPassphrase };
      expect(await engine.call('archive.unlock', { grant, secret })).toMatchObject({ type: 'result' });
      change(path);
      await askEverything(engine);
      expect(await engine.call('archive.lock', {})).toMatchObject({ type: 'result' });
    } finally {
      engine.close();
    }
  });

  test.each(changes)(
    '%s: a verification says what it found, and never that all is well',
    async (what, change) => {
      const path = join(folder, `${what}-verified.sbqa`);
      copyFileSync(books, path);
      const archive = await openForTest(path);
      change(path);
      const verdict = await verifyArchive(archive, { threads: 2 }).then(
        ({ layers }) => layers.seal.verdict,
        (error: unknown) => {
          if (!(error instanceof ContractError)) throw error;
          return error.code;
        },
      );
      expect(['failed', 'not_readable', 'damaged', 'damaged_record']).toContain(verdict);
    },
  );

  test.each(changes)('%s: opening it again with the kept key says why it cannot be', async (what, change) => {
    const path = join(folder, `${what}-reopened.sbqa`);
    copyFileSync(books, path);
    const archive = await openForTest(path);
    const key = archive.key.toBytes();
    archive.close();
    change(path);
    if (what === 'grows' || what === 'is cut to half') {
      const outcome = await reopenArchive(path, key).then(
        (again) => again.close(),
        (error: unknown) => error,
      );
      if (outcome !== undefined) expect(outcome).toBeInstanceOf(ContractError);
      return;
    }
    expect(['not_readable', 'not_an_archive', 'wrong_passphrase', 'damaged']).toContain(
      (await failureOf(reopenArchive(path, key))).code,
    );
    const verifier = createVerifierService({ keptFolder: null, trustedKeys: () => [] });
    expect(await failureOf(verifier.reopen(path, key))).toHaveProperty('code');
  });
});

describe('a profile folder that cannot be written', () => {
  test('keeps nobody out, and what cannot be kept is refused by name', async () => {
    const out = join(folder, 'profile');
    mkdirSync(out);
    // A file in the folder's place: even the superuser cannot write below it.
    writeFileSync(join(out, 'kept'), 'no folder');
    const engine = startEngine(books, out);
    try {
      const secret = { kind: 'passphrase', passphrase: booksPassphrase };
      expect(await engine.call('archive.unlock', { grant, secret })).toMatchObject({ type: 'result' });
      expect(await engine.call('search.save', { text: 'huur' })).toMatchObject({
        failure: { code: expect.stringMatching(/^(?:output_failed|not_readable)$/) },
      });
      await askEverything(engine);
      expect(readFileSync(join(out, 'kept'), 'utf8')).toBe('no folder');
    } finally {
      engine.close();
    }
  });
});
