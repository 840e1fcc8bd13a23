import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { createArchiveService } from '#engine/process/archive-service.ts';
import { createRefusalBook } from '#engine/process/refusal-book.ts';
import { type EngineContract, engineContract } from '#shared/contract/engine-contract.ts';
import { fail } from '#shared/contract/failure.ts';
import { createClient } from '#shared/rpc/client.ts';
import { createLoopback } from '#shared/rpc/loopback-transport.ts';
import { serve } from '#shared/rpc/server.ts';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { runCommand } from '../cli/run-command.ts';

const folder = folderOfTests();
/** Alone in its folder, so that a file beside it would show. */
const books = join(folder, 'archive', 'books.sbqa');
const profile = join(folder, 'profile');
const grantOf = (name: string) => `grant-for-${name}`.padEnd(16, '-');

beforeAll(async () => {
  mkdirSync(profile);
  mkdirSync(join(folder, 'archive'));
  await writeSmallBooks({ path: books, entriesPerYear: 5, acceptsAppointments: true });
});

function connect() {
  const service = createArchiveService({
    resolveGrant(grant) {
      const name = /^grant-for-(.*?)-*$/.exec(grant)?.[1];
      if (name === undefined) throw fail('bad_message', 'There is no such right.');
      return join(folder, name);
    },
    keptFolder: join(profile, 'archives'),
    trustedKeys: () => [],
    onOpened: () => undefined,
    onLocked: () => undefined,
    refusals: createRefusalBook(() => undefined),
    onFault: (error) => expect(error).toBeUndefined(),
  });
  const [mine, its] = createLoopback();
  const stop = serve(engineContract, service.handlers, its, { schedule: setImmediate });
  onTestFinished(() => {
    stop();
    service.lock();
  });
  return createClient<EngineContract>(mine);
}

const logOnCommandLine = () =>
  runCommand(['log', books, '--profile', profile, '--json'], { passphrase: booksPassphrase });

test('an appointed administrator’s consultation is logged, the owner reads it, and the archive stays as it is', async () => {
  const before = fileState(books);
  const empty = await logOnCommandLine();
  expect([empty.exitCode, JSON.parse(empty.stdout)]).toMatchObject([0, { verdict: { state: 'empty' } }]);

  const client = connect();
  await client.call('archive.unlock', {
    grant: grantOf('archive/books.sbqa'),
    secret: { kind: 'passphrase', passphrase: booksPassphrase },
  });
  await client.call('appointments.make', {
    terms: {
      name: 'A. Accountant',
      email: 'a@example.com',
      organisation: null,
      kind: 'accountant',
      appointedBy: 'De Klant',
      purpose: 'controle',
      validUntil: null,
    },
    archivePassphrase: booksPassphrase,
    personalPassphrase: 'vier losse woorden hier',
    grant: grantOf('a.sbqkey'),
  });
  await client.call('archive.unlock', {
    grant: grantOf('archive/books.sbqa'),
    secret: {
      kind: 'appointment',
      appointment: grantOf('a.sbqkey'),
      passphrase: 'vier losse woorden hier',
    },
  });
  await client.call('lists.rows', {
    query: { source: { kind: 'view', view: 'journal-entries' } },
    offset: 0,
    limit: 5,
  });
  await client.call('records.get', { table: 'journal_entry', id: 1 });
  await expect(client.call('records.get', { table: 'journal_entry', id: 999_999 })).rejects.toThrow();
  await client.call('search.run', { text: 'huur' });
  await client.call('log.note', {
    action: 'print',
    subject: 'journal-entries',
    id: null,
    words: null,
    detail: null,
  });
  await client.call('log.save', { grant: grantOf('copy.json'), format: 'json' });
  const { entries, verdict } = await client.call('log.read', { limit: 50 });
  expect(verdict).toMatchObject({ state: 'whole', breaks: [] });
  await client.call('archive.lock', {});

  const { exitCode, stdout } = await logOnCommandLine();
  const told = JSON.parse(stdout);
  expect(exitCode).toBe(0);
  expect(told.verdict.state).toBe('whole');
  const lines = told.entries.map(({ action, subject, id, words }: (typeof entries)[number]) =>
    [action, subject, id, words].filter((part) => part !== null).join(' '),
  );
  expect(lines).toEqual([
    'opened',
    'list journal-entries',
    'record journal_entry 1',
    'search huur',
    'print journal-entries',
    'export consultation-log',
    'locked',
  ]);
  for (const { by } of told.entries)
    expect(by).toMatchObject({ kind: 'appointment', email: 'a@example.com' });
  expect(fileState(books)).toEqual(before);
});
