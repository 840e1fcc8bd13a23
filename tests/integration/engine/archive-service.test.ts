import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ed25519PublicKey } from '#engine/crypto/ed25519.ts';
import { keptFolderName } from '#engine/kept/kept-store.ts';
import { openArchive } from '#engine/open/open-archive.ts';
import { createArchiveService } from '#engine/process/archive-service.ts';
import type { EngineService } from '#engine/process/engine-service.ts';
import { createRefusalBook } from '#engine/process/refusal-book.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { type EngineContract, engineContract } from '#shared/contract/engine-contract.ts';
import { fail } from '#shared/contract/failure.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Client } from '#shared/rpc/contract.ts';
import { createLoopback } from '#shared/rpc/loopback-transport.ts';
import { type Diagnostic, serve } from '#shared/rpc/server.ts';
import { failureOf, folderOfTests } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { booksPassphrase, pdfBytes, writeSmallBooks } from '../../fixtures/small-books.ts';
import { flipBit, writeTampered } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
const other = join(folder, 'other.sbqa');

beforeAll(async () => {
  await writeSmallBooks({ path: books, entriesPerYear: 20 });
  await writeSmallBooks({ path: other, entriesPerYear: 5 });
});

interface Served {
  readonly service: EngineService;
  readonly client: Client<EngineContract>;
  /** What was handed over to the main process, in order. */
  readonly opened: { readonly path: string; readonly key: Uint8Array<ArrayBuffer> }[];
  readonly locked: () => number;
  readonly diagnostics: Diagnostic[];
}

const grantOf = (path: string) => `grant-for-${path.slice(folder.length + 1)}`.padEnd(16, '-');

/** The engine's service behind its contract, as the window has it: every input and output is parsed. */
function served(trusted: readonly Uint8Array[] = [], keptFolder: string | null = null): Served {
  const opened: Served['opened'] = [];
  const diagnostics: Diagnostic[] = [];
  let locked = 0;
  const service = createArchiveService({
    resolveGrant(grant) {
      const name = /^grant-for-(.*?)-*$/.exec(grant)?.[1];
      if (name === undefined) throw fail('bad_message', 'There is no such right.');
      return join(folder, name);
    },
    keptFolder,
    trustedKeys: () => trusted,
    onOpened: ({ path, key }) => opened.push({ path, key }),
    onLocked: () => locked++,
    refusals: createRefusalBook(() => undefined),
    onFault: (error) => diagnostics.push({ problem: 'a fault', error }),
  });
  const [mine, its] = createLoopback();
  const stop = serve(engineContract, service.handlers, its, {
    onDiagnostic: (diagnostic) => diagnostics.push(diagnostic),
    schedule: setImmediate,
  });
  const client = createClient<EngineContract>(mine);
  onTestFinished(() => {
    stop();
    service.lock();
    expect(diagnostics).toEqual([]);
  });
  return { service, client, opened, locked: () => locked, diagnostics };
}

const unlock = ({ client }: Served, path = books, passphrase = booksPassphrase) =>
  client.call('archive.unlock', { grant: grantOf(path), secret: { kind: 'passphrase', passphrase } });

test('who signed is judged by the keys that are trusted at the time', async () => {
  const seed = new Uint8Array(32).fill(9);
  const signed = join(folder, 'signed.sbqa');
  await writeSmallBooks({ path: signed, entriesPerYear: 2, signingSeed: seed });
  const trusted: Uint8Array[] = [];
  const engine = served(trusted);
  const inspect = () => engine.client.call('archive.inspect', { grant: grantOf(signed) });
  const trusts = async () => [
    (await inspect()).seal.signer.trust,
    (await engine.client.call('archive.summary', {})).signer.trust,
  ];
  expect((await unlock(engine, signed)).signer.trust).toBe('unknown');
  trusted.push(ed25519PublicKey(seed));
  expect(await trusts()).toEqual(['trusted', 'trusted']);
  expect((await unlock(engine, signed)).signer.trust).toBe('trusted');
  trusted.pop();
  expect(await trusts()).toEqual(['unknown', 'unknown']);
});

describe('unlocking', () => {
  test('answers what the archive is, tells its steps, and hands its key over', async () => {
    const engine = served();
    const steps: string[] = [];
    const inspection = await engine.client.call('archive.inspect', { grant: grantOf(books) });
    expect(inspection).toMatchObject({ fileName: 'books.sbqa', seal: { state: 'matches' } });
    const summary = await engine.client.call(
      'archive.unlock',
      { grant: grantOf(books), secret: { kind: 'passphrase', passphrase: booksPassphrase } },
      { onProgress: ({ step }) => steps.push(step) },
    );
    expect(steps).toEqual(['deriving_key', 'reading']);
    expect(summary).toMatchObject({ format: 'smartbooqing-archive/1', signer: { trust: 'sample' } });
    expect(summary.administrations).toHaveLength(2);
    expect(engine.opened.map(({ path }) => path)).toEqual([books]);
    expect(await engine.client.call('archive.summary', {})).toEqual(summary);
  });

  test('that fails leaves what was open before open', async () => {
    const engine = served();
    await unlock(engine);
    expect((await failureOf(unlock(engine, other, 'fout'))).code).toBe('wrong_passphrase');
    const damaged = join(folder, 'damaged.sbqa');
    writeTampered(other, damaged, (bytes) => flipBit(bytes, 100));
    expect((await failureOf(unlock(engine, damaged))).code).toBe('damaged');
    expect((await engine.client.call('archive.summary', {})).fileName).toBe('books.sbqa');
    await unlock(engine, other);
    expect((await engine.client.call('archive.summary', {})).fileName).toBe('other.sbqa');
  });

  test('with an appointment whose file is none', async () => {
    const engine = served();
    writeFileSync(join(folder, 'who.sbqkey'), '{}');
    const call = (appointment: string) =>
      engine.client.call('archive.unlock', {
        grant: grantOf(books),
        secret: { kind: 'appointment', appointment: grantOf(join(folder, appointment)), passphrase: 'x' },
      });
    expect(await failureOf(call('who.sbqkey'))).toMatchObject({
      code: 'appointment_invalid',
      reason: 'malformed',
    });
    expect((await failureOf(call('absent.sbqkey'))).code).toBe('not_readable');
  });
});

describe('locking', () => {
  test('closes everything: every method that needs an archive says so', async () => {
    const engine = served();
    await unlock(engine);
    await engine.client.call('archive.lock', {});
    expect(engine.locked()).toBe(1);
    const query = { source: { kind: 'view', view: 'documents' } } as const;
    for (const work of [
      engine.client.call('archive.summary', {}),
      engine.client.call('overview.get', {}),
      engine.client.call('overview.activity', {}),
      engine.client.call('lists.columns', { source: query.source }),
      engine.client.call('lists.rows', { query, offset: 0, limit: 1 }),
      engine.client.call('lists.totals', { query }),
      engine.client.call('lists.locate', { query, ref: { table: 'document', id: 1 } }),
      engine.client.call('lists.values', { query, column: 'kind' }),
      engine.client.call('records.get', { table: 'document', id: 1 }),
      engine.client.call('records.entry', { entryId: 1 }),
      engine.client.call('search.run', { text: 'x' }),
      engine.client.call('documents.get', { documentId: 1 }),
      engine.client.call('documents.ubl', { documentId: 1 }),
      engine.client.call('documents.text', { documentId: 1 }),
      engine.client.call('documents.save', { documentId: 1, grant: grantOf(join(folder, 'out')) }),
    ]) {
      expect((await failureOf(work)).code).toBe('locked');
    }
    expect(() => engine.service.openDocument(1)).toThrow(/No archive/);
    await engine.client.call('archive.lock', {});
  });

  test('while an archive is being opened wins: it does not come open afterwards', async () => {
    const engine = served();
    const opening = unlock(engine);
    await new Promise((resolve) => setTimeout(resolve, 20));
    engine.service.lock();
    expect((await failureOf(opening)).code).toBe('locked');
    expect(engine.opened).toEqual([]);
    expect((await failureOf(engine.client.call('archive.summary', {}))).code).toBe('locked');
  });

  test('while an archive is reopened wins as well', async () => {
    const engine = served();
    await unlock(engine);
    const [{ key } = { key: new Uint8Array() }] = engine.opened;
    const reopening = engine.service.reopen(books, key);
    engine.service.lock();
    expect((await failureOf(reopening)).code).toBe('locked');
    expect((await failureOf(engine.client.call('archive.summary', {}))).code).toBe('locked');
    expect(key.every((byte) => byte === 0)).toBe(true);
  });
});

test('an engine that was started again opens with the key that was kept, and overwrites it', async () => {
  const first = served();
  await unlock(first);
  const [{ key } = { key: new Uint8Array() }] = first.opened;
  const second = served();
  const kept = key.slice();
  await second.service.reopen(books, kept);
  expect((await second.client.call('archive.summary', {})).fileName).toBe('books.sbqa');
  expect(kept.every((byte) => byte === 0)).toBe(true);
  // The main process is not told again: it is the one that had the key.
  expect(second.opened).toEqual([]);
  expect((await failureOf(second.service.reopen(other, key.slice()))).code).toBe('wrong_passphrase');
  expect((await second.client.call('archive.summary', {})).fileName).toBe('books.sbqa');
});

test('every method answers as its contract says, and the archive stays as it was', async () => {
  const path = join(folder, 'watched.sbqa');
  copyFileSync(books, path);
  const before = fileState(path);
  const engine = served();
  await unlock(engine, path);
  const { client } = engine;
  const views = [
    'documents',
    'invoices',
    'relations',
    'trial-balance',
    'journals',
    'journal-entries',
    'journal-lines',
    'bank-statements',
    'bank-lines',
  ] as const;
  for (const view of views) {
    const query = { source: { kind: 'view', view } } as const;
    const { columns } = await client.call('lists.columns', { source: query.source });
    const { rows } = await client.call('lists.rows', { query, offset: 0, limit: 100 });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.cells.length === columns.length)).toBe(true);
    expect((await client.call('lists.totals', { query })).rows).toBeGreaterThan(0);
    const [first] = rows;
    if (first?.ref) expect((await client.call('lists.locate', { query, ref: first.ref })).offset).toBe(0);
    if (first?.ref) await client.call('records.get', first.ref);
    const filterable = columns.find((column) => column.filterable);
    await client.call('lists.values', { query, column: filterable?.name ?? '' });
  }
  const card = { source: { kind: 'view', view: 'ledger-card' }, scope: { accountId: 4 } } as const;
  expect((await client.call('lists.totals', { query: card })).balance).toBeDefined();
  expect((await client.call('overview.get', {})).years).toHaveLength(3);
  expect((await client.call('overview.activity', {})).months.length).toBeGreaterThan(0);
  expect((await client.call('records.entry', { entryId: 1 })).lines).toHaveLength(3);
  expect((await client.call('search.run', { text: 'F-2024-77' })).total).toBeGreaterThan(0);
  expect((await client.call('documents.get', { documentId: 1 })).hash).toBe('matches');
  expect((await client.call('documents.text', { documentId: 2 })).totalCharacters).toBeGreaterThan(0);
  const source = engine.service.openDocument(1);
  expect(Buffer.from(source.read(0, source.byteSize)).equals(pdfBytes)).toBe(true);
  await client.call('archive.lock', {});
  expect(fileState(path)).toEqual(before);
});

test('saves the report of a verification in the form that its name asks for, and refuses any other', async () => {
  const it = served();
  const archive = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
  const result = await verifyArchive(archive).finally(() => archive.close());
  const save = (name: string) =>
    it.client.call('reports.save', { grant: grantOf(join(folder, name)), language: 'nl', result });
  expect(await failureOf(save('report.html'))).toMatchObject({ code: 'locked' });
  await unlock(it);
  await save('report.html');
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('<html lang="nl">');
  await save('report.pdf');
  expect(readFileSync(join(folder, 'report.pdf')).subarray(0, 8).toString()).toBe('%PDF-1.7');
  await save('report.json');
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).layers).toEqual(result.layers);
  expect(await failureOf(save('report.doc'))).toMatchObject({ code: 'usage' });
  expect(existsSync(join(folder, 'report.doc'))).toBe(false);
});

describe('appointments', () => {
  const personal = 'refusing thumb scarcity algebra drift violation';
  const accepting = join(folder, 'accepting.sbqa');
  const terms = {
    name: 'A. Accountant',
    email: 'a@example.nl',
    organisation: null,
    kind: 'accountant',
    appointedBy: 'De klant',
    purpose: 'controle',
    validUntil: '2026-12-31',
  } as const;
  const byAppointment = {
    grant: grantOf(accepting),
    secret: {
      kind: 'appointment',
      appointment: grantOf(join(folder, 'who.sbqkey')),
      passphrase: personal,
    },
  } as const;

  test('are made by the owner, listed, open the archive, and lock it when their last day passes', async () => {
    vi.useFakeTimers({
      toFake: ['Date', 'setInterval', 'clearInterval'],
      now: new Date(2026, 11, 31, 23, 59),
    });
    onTestFinished(() => void vi.useRealTimers());
    await writeSmallBooks({ path: accepting, entriesPerYear: 2, acceptsAppointments: true });
    const engine = served([], join(folder, 'kept'));
    await unlock(engine, accepting);
    const making = { terms, archivePassphrase: booksPassphrase, personalPassphrase: personal };
    expect(
      await failureOf(engine.client.call('appointments.make', { ...making, grant: grantOf(accepting) })),
    ).toMatchObject({ code: 'output_failed' });
    const made = await engine.client.call('appointments.make', {
      ...making,
      grant: byAppointment.secret.appointment,
    });
    expect(made).toEqual({ appointedOn: '2026-12-31', fileName: 'who.sbqkey', isListed: true });
    const listed = await engine.client.call('appointments.list', {});
    expect(listed).toMatchObject({
      acceptance: 'accepted',
      today: '2026-12-31',
      appointments: [{ ...terms, seen: 'made' }],
    });

    const opened = await engine.client.call('archive.unlock', byAppointment);
    expect(opened.openedBy).toMatchObject({ kind: 'appointment', purpose: 'controle' });
    for (const method of ['appointments.list', 'archive.summary'] as const) {
      const answer = engine.client.call(method, {});
      if (method === 'archive.summary') await answer;
      else expect(await failureOf(answer)).toMatchObject({ code: 'usage' });
    }
    vi.advanceTimersByTime(30_000);
    expect(engine.locked()).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(engine.locked()).toBe(1);
    expect(await failureOf(engine.client.call('archive.summary', {}))).toMatchObject({ code: 'locked' });
    expect(await failureOf(engine.client.call('archive.unlock', byAppointment))).toMatchObject({
      code: 'appointment_invalid',
      reason: 'expired',
    });

    // The log has an entry of the minute after midnight in which it was locked, so the clock does not bring the last day back.
    vi.setSystemTime(new Date(2026, 11, 31, 12));
    const behind = {
      reason: 'clock_behind',
      details: { validUntil: '2026-12-31', lastOpenedOn: '2027-01-01' },
    };
    expect(await failureOf(engine.client.call('archive.unlock', byAppointment))).toMatchObject(behind);
    const name = keptFolderName(readFileSync(accepting).subarray(0, 16));
    rmSync(join(folder, 'kept', name, 'consultation-head.sbqkept'));
    expect((await engine.client.call('archive.unlock', byAppointment)).openedBy).toMatchObject({
      kind: 'appointment',
    });

    // The archive was in use here in the new year, so the old one does not come back with the clock.
    vi.setSystemTime(new Date(2027, 0, 1, 9));
    await unlock(engine, accepting);
    await engine.client.call('appointments.make', {
      ...making,
      terms: { ...terms, validUntil: null },
      grant: grantOf(join(folder, 'next.sbqkey')),
    });
    vi.setSystemTime(new Date(2026, 11, 31, 12));
    expect(await failureOf(engine.client.call('archive.unlock', byAppointment))).toMatchObject({
      code: 'appointment_invalid',
      reason: 'clock_behind',
      details: { validUntil: '2026-12-31', lastOpenedOn: '2027-01-01' },
    });
  });
});
