import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import GenuineSqlcipher from '@signalapp/sqlcipher';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { applyKey } from '#engine/driver/cipher-key.ts';
import { openArchive, reopenArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { readRecord } from '#engine/records/read-record.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const folder = folderOfTests();
const request = { scope: {}, filters: [], sort: [] };

/** Writes a database as another program would have. */
function foreign(name: string, version: 1 | 2 | 3 | 4, sql: string, pageBytes?: number): string {
  const path = join(folder, name);
  const connection = new Database(path);
  applyKey(connection, {
    version,
    passphrase: 'testkey',
    ...(pageBytes === undefined ? {} : { pageBytes }),
  });
  connection.exec(sql);
  connection.close();
  return path;
}

describe.skipIf(vendorData === null)('SQLCipher’s own databases', () => {
  test.each([
    ['sqlcipher-4.0-testkey.db', 4, 4096, 'HMAC-SHA512'],
    ['sqlcipher-3.0-testkey.db', 3, 1024, 'HMAC-SHA1'],
    ['sqlcipher-2.0-le-testkey.db', 2, 1024, 'HMAC-SHA1'],
  ] as const)(
    '%s opens as a foreign archive and is browsed',
    async (file, version, pageSize, hmacAlgorithm) => {
      const path = join(folder, file);
      copyFileSync(join(vendorData ?? '', 'sqlcipher', file), path);
      const before = fileState(path);
      const archive = await openForTest(path, 'testkey');
      expect(archive.format).toBe('foreign');
      expect(archive.manifest).toBeNull();
      expect(archive.signer).toEqual({ id: null, trust: 'none' });
      expect(archive.cipher).toMatchObject({ sqlcipherVersion: version, pageSize, hmacAlgorithm });
      expect(archive.remarks.map(({ code }) => code)).toEqual(version < 4 ? ['old_cipher'] : []);
      const lists = createListEngine(archive);
      expect(lists.tables.names).toEqual(['t1']);
      const list = lists.list({ kind: 'table', table: 't1' });
      expect(list.columns.map(({ name }) => name)).toEqual(['a', 'b']);
      expect((await list.totals(request, undefined)).rows).toBe(78_536);
      const last = await list.rows(request, 78_535, 10, undefined);
      expect(last).toEqual(
        archive.db
          .prepare<{ id: number; a: string; b: string }>(
            'SELECT rowid AS id, a, b FROM t1 ORDER BY rowid LIMIT 10 OFFSET 78535',
          )
          .all()
          .map(({ id, a, b }) => ({ ref: { table: 't1', id }, cells: [a, b] })),
      );
      expect(last).toHaveLength(1);
      expect((await failureOf(openArchive(path, { kind: 'passphrase', passphrase: 'fout' }))).code).toBe(
        'wrong_passphrase',
      );
      archive.close();
      expect(fileState(path)).toEqual(before);
    },
  );

  test('a database of another cipher says so, with any key', async () => {
    const path = join(vendorData ?? '', 'sqlcipher/sqlite3mc-persons-aegis-testkey.db3');
    expect(await failureOf(openArchive(path, { kind: 'passphrase', passphrase: 'testkey' }))).toMatchObject({
      code: 'not_an_archive',
      reason: 'other_cipher',
    });
  });

  test('an unencrypted database says so', async () => {
    const path = join(vendorData ?? '', 'sqlite/Chinook_Sqlite.sqlite');
    expect((await failureOf(openArchive(path, { kind: 'passphrase', passphrase: 'x' }))).code).toBe(
      'plain_sqlite',
    );
  });
});

test.skipIf(vendorData === null)(
  'a foreign database of many tables is browsed, sorted, filtered and followed',
  async () => {
    const path = join(folder, 'chinook.db');
    copyFileSync(join(vendorData ?? '', 'sqlite/Chinook_Sqlite.sqlite'), path);
    chmodSync(path, 0o600);
    const connection = new Database(path);
    connection.pragma(`cipher='sqlcipher'`);
    connection.pragma('legacy=4');
    connection.rekey(Buffer.from('testkey'));
    connection.close();
    const archive = await openForTest(path, 'testkey');
    const lists = createListEngine(archive);
    expect(lists.tables.names).toHaveLength(11);
    const tracks = lists.list({ kind: 'table', table: 'Track' });
    expect(tracks.columns.find(({ name }) => name === 'AlbumId')?.references).toBe('Album');
    expect(tracks.columns.find(({ name }) => name === 'UnitPrice')?.type).toBe('real');
    const long = archive.db
      .prepare<number>(
        `SELECT TrackId FROM Track WHERE Composer LIKE '%jobim%' ORDER BY Milliseconds DESC, TrackId DESC`,
        { pluck: true },
      )
      .all();
    const found = await tracks.rows(
      {
        scope: {},
        filters: [{ column: 'Composer', op: 'contains', values: ['JOBIM'] }],
        sort: [{ column: 'Milliseconds', direction: 'desc' }],
      },
      0,
      1000,
      undefined,
    );
    expect(long.length).toBeGreaterThan(2);
    expect(found.map((row) => row.ref?.id)).toEqual(long);
    const album = readRecord(archive.db, lists.tables, { table: 'Album', id: 1 });
    expect(album.title).toBe('For Those About To Rock We Salute You');
    expect(album.fields.find(({ name }) => name === 'ArtistId')?.references?.title).toBe('AC/DC');
    expect(album.groups.map(({ role, total }) => [role, total])).toEqual([
      ['ArtistId', 1],
      ['Track', 10],
    ]);
  },
);

describe('what genuine SQLCipher wrote', () => {
  test.each([
    ['with its defaults', [], 4096, []],
    ['with other pages', ['cipher_page_size = 8192'], 8192, []],
    ['in WAL mode', ['journal_mode = WAL'], 4096, ['wal_copy']],
  ] as const)('%s opens, and every row is there', async (name, pragmas, pageSize, remarks) => {
    const path = join(folder, `genuine ${name}.db`);
    const genuine = new GenuineSqlcipher(path);
    genuine.pragma(`key = 'een ‘zin’ met ½ tekens'`);
    for (const pragma of pragmas) genuine.pragma(pragma);
    genuine.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)');
    const insert = genuine.prepare('INSERT INTO t (v) VALUES (?)');
    for (let row = 1; row <= 300; row++) insert.run([`rij ${row}`]);
    genuine.close();
    const archive = await openForTest(path, 'een ‘zin’ met ½ tekens');
    expect(archive.cipher).toMatchObject({ sqlcipherVersion: 4, pageSize });
    expect(archive.remarks.map(({ code }) => code)).toEqual(remarks);
    const rows = await createListEngine(archive)
      .list({ kind: 'table', table: 't' })
      .rows(request, 0, 1000, undefined);
    expect(rows.map(({ cells }) => cells)).toEqual(
      Array.from({ length: 300 }, (_, row) => [row + 1, `rij ${row + 1}`]),
    );
  });
});

describe('databases that others wrote', () => {
  const table = `CREATE TABLE t (a, b TEXT);
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
    INSERT INTO t SELECT i, 'rij ' || i FROM n`;

  test.each([
    [1, undefined],
    [1, 4096],
    [2, undefined],
    [3, 4096],
    [4, undefined],
    [4, 1024],
    [4, 8192],
    [4, 65_536],
  ] as const)('by SQLCipher %i with pages of %s bytes', async (version, pageBytes) => {
    const path = foreign(`v${version}-${pageBytes}.db`, version, table, pageBytes);
    const archive = await openForTest(path, 'testkey');
    expect(archive.cipher).toMatchObject({
      sqlcipherVersion: version,
      pageSize: pageBytes ?? (version === 4 ? 4096 : 1024),
    });
    expect(archive.cipher.hmacAlgorithm === null).toBe(version === 1);
    expect(archive.db.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 500 });
    const again = await reopenArchive(path, archive.key.toBytes());
    expect(again.db.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 500 });
    again.close();
    expect((await failureOf(openArchive(path, { kind: 'passphrase', passphrase: 'fout' }))).code).toBe(
      'wrong_passphrase',
    );
  });

  test('in WAL mode is read from a private copy, log included, which is gone afterwards', async () => {
    const path = join(folder, 'wal.db');
    const writer = new Database(path);
    applyKey(writer, { version: 4, passphrase: 'testkey' });
    writer.pragma('journal_mode = WAL');
    writer.exec(`CREATE TABLE t (a)`);
    writer.pragma('wal_checkpoint(TRUNCATE)');
    writer.pragma('wal_autocheckpoint = 0');
    writer.exec(`INSERT INTO t VALUES (1), (2)`);
    const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith(`sbqa-copy-${process.pid}-`));
    try {
      const before = fileState(path);
      const archive = await openForTest(path, 'testkey');
      expect(archive.remarks.map(({ code }) => code)).toEqual(['wal_copy']);
      expect(archive.path).toBe(path);
      // What is only in the log is there, too.
      expect(archive.db.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 2 });
      const [copy] = copies();
      expect(copy).toBeDefined();
      // The copy is as encrypted as the original.
      const plain = new Database(join(tmpdir(), copy ?? '', 'wal.db'), { readonly: true });
      expect(() => plain.prepare('SELECT count(*) FROM t').get()).toThrow();
      plain.close();
      archive.close();
      expect(copies()).toEqual([]);
      expect(fileState(path)).toEqual(before);
    } finally {
      writer.close();
    }
  });

  test('with views, triggers, virtual tables and generated columns: none of them is run', async () => {
    const path = foreign(
      'hostile.db',
      4,
      `CREATE TABLE "od""d; DROP" (id INTEGER PRIMARY KEY, "na""am; --" TEXT);
       INSERT INTO "od""d; DROP" ("na""am; --") VALUES ('x');
       ALTER TABLE "od""d; DROP" ADD COLUMN fails_when_computed AS (abs(-9223372036854775808)) VIRTUAL;
       CREATE VIEW v AS SELECT load_extension('/tmp/evil') AS a;
       CREATE VIRTUAL TABLE f USING fts5 (a);
       CREATE TABLE zonder (k TEXT, l INTEGER, w BLOB, PRIMARY KEY (k, l)) WITHOUT ROWID;
       INSERT INTO zonder VALUES ('b', 1, x'0102'), ('a', 2, NULL), ('a', 1, 'text');
       CREATE TABLE kind (id INTEGER PRIMARY KEY, ouder INTEGER REFERENCES "od""d; DROP" (id), rowid TEXT);
       INSERT INTO kind VALUES (7, 1, 'een kolom die rowid heet');
       CREATE TRIGGER tr AFTER INSERT ON kind BEGIN SELECT load_extension('/tmp/evil'); END;`,
    );
    const archive = await openForTest(path, 'testkey');
    const lists = createListEngine(archive);
    expect(lists.tables.names).toEqual(expect.arrayContaining(['od"d; DROP', 'zonder', 'kind']));
    expect(lists.tables.names).not.toContain('v');
    expect(lists.tables.names).not.toContain('f');
    for (const name of ['v', 'f', 'sqlite_schema', 'absent', 'tr']) {
      const list = async () => lists.list({ kind: 'table', table: name });
      expect((await failureOf(list())).code).toBe('not_found');
    }
    const odd = lists.list({ kind: 'table', table: 'od"d; DROP' });
    expect(odd.columns.map(({ name }) => name)).toEqual(['id', 'na"am; --']);
    expect(await odd.rows(request, 0, 10, undefined)).toEqual([
      { ref: { table: 'od"d; DROP', id: 1 }, cells: [1, 'x'] },
    ]);
    const without = lists.list({ kind: 'table', table: 'zonder' });
    expect(await without.rows(request, 0, 10, undefined)).toEqual([
      { ref: null, cells: ['a', 1, 'text'] },
      { ref: null, cells: ['a', 2, null] },
      { ref: null, cells: ['b', 1, { blobBytes: 2 }] },
    ]);
    expect(await without.totals(request, undefined)).toEqual({ rows: 3, sums: {} });
    expect(await without.locate(request, { table: 'zonder', id: 1 }, undefined)).toBeNull();
    const child = readRecord(archive.db, lists.tables, { table: 'kind', id: 7 });
    expect(child.groups).toEqual([
      {
        role: 'ouder',
        table: 'od"d; DROP',
        total: 1,
        links: [{ table: 'od"d; DROP', id: 1, title: 'x', date: null, amountCents: null }],
      },
    ]);
    const parent = readRecord(archive.db, lists.tables, { table: 'od"d; DROP', id: 1 });
    expect(parent.groups.map(({ role, total }) => [role, total])).toEqual([['kind', 1]]);
    const views = async () => lists.list({ kind: 'view', view: 'documents' });
    expect((await failureOf(views())).code).toBe('no_such_view');
  });
});

test('copies that a killed process left behind are removed by the next one', async () => {
  const left = join(tmpdir(), 'sbqa-copy-999999999-test');
  mkdirSync(left, { recursive: true });
  const path = join(folder, 'wal-again.db');
  const writer = new Database(path);
  applyKey(writer, { version: 4, passphrase: 'testkey' });
  writer.pragma('journal_mode = WAL');
  writer.exec('CREATE TABLE t (a)');
  writer.close();
  (await openForTest(path, 'testkey')).close();
  expect(existsSync(left)).toBe(false);
});
