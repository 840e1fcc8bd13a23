import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quoteIdentifier } from '#engine/driver/quote-identifier.ts';
import { isSqliteError, openReadOnly } from '#engine/driver/read-only-database.ts';
import { createDatabase } from '#engine/driver/writable-database.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const rawKeyHex = '00112233445566778899aabbccddeeff'.repeat(3);

/** A small encrypted database with a table, a view and a trigger. */
function makeDatabase(passphrase = 'geheim'): string {
  const path = join(temporaryFolder(), 'a.db');
  const database = createDatabase(path, { version: 4, passphrase });
  database.exec(`CREATE TABLE t (id INTEGER PRIMARY KEY, big INTEGER, "x""y" TEXT, b BLOB);
    CREATE TRIGGER tr AFTER INSERT ON t BEGIN DELETE FROM t; END;
    CREATE VIEW v AS SELECT load_extension('x');`);
  database.prepareWrite('DROP TRIGGER tr').run();
  database
    .prepareWrite('INSERT INTO t VALUES (?, ?, ?, ?)')
    .run(1, 2n ** 62n, 'één\0twee', new Uint8Array([1, 2]));
  database.close();
  return path;
}

/** SQLite's code for what a call throws. */
function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (isSqliteError(error)) return error.code;
    throw error;
  }
  return 'nothing was thrown';
}

describe('a read-only database', () => {
  it('reads rows as objects, arrays and cells, exact integers on demand', () => {
    const db = openReadOnly(makeDatabase(), { version: 4, passphrase: 'geheim' });
    const row = { id: 1n, big: 2n ** 62n, 'x"y': 'één\0twee', b: Buffer.from([1, 2]) };
    expect(db.prepare('SELECT * FROM t', { safeIntegers: true }).all()).toEqual([row]);
    expect(db.prepare('SELECT * FROM t', { safeIntegers: true, raw: true }).get()).toEqual(
      Object.values(row),
    );
    expect([...db.prepare(`SELECT ${quoteIdentifier('x"y')} FROM t`, { pluck: true }).iterate()]).toEqual([
      'één\0twee',
    ]);
    expect(db.prepare('SELECT id FROM t WHERE id = :id').get({ id: 1 })).toEqual({ id: 1 });
    expect(db.prepare('SELECT * FROM t').columnNames).toEqual(['id', 'big', 'x"y', 'b']);
    db.close();
    expect(db.isOpen).toBe(false);
  });

  it.each([
    'INSERT INTO t (id) VALUES (2) RETURNING id',
    'DELETE FROM t',
    'UPDATE t SET big = 1',
    'CREATE TABLE u (a)',
    "ATTACH ':memory:' AS m",
    'PRAGMA query_only = OFF',
    'PRAGMA journal_mode = WAL',
    'VACUUM',
    'BEGIN IMMEDIATE',
  ])('refuses %s before it runs', (sql) => {
    const db = openReadOnly(makeDatabase(), { version: 4, passphrase: 'geheim' });
    expect(() => db.prepare(sql)).toThrow('only statements that read are allowed here');
    expect(db.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 1 });
    db.close();
  });

  it.each([
    ['query_only', 1],
    ['trusted_schema', 0],
    ['cell_size_check', 1],
    ['temp_store', 2],
    ['writable_schema', 0],
  ])('has %s at %i', (setting, value) => {
    const db = openReadOnly(makeDatabase(), { version: 4, passphrase: 'geheim' });
    expect(db.prepare(`SELECT * FROM pragma_${setting}`, { pluck: true }).get()).toBe(value);
    db.close();
  });

  it('runs no function that a view of the file smuggles in', () => {
    const db = openReadOnly(makeDatabase(), { version: 4, passphrase: 'geheim' });
    expect(codeOf(() => db.prepare('SELECT * FROM v').all())).toBe('SQLITE_ERROR');
    db.close();
  });

  it('does not open with a wrong key', () => {
    const path = makeDatabase();
    expect(codeOf(() => openReadOnly(path, { version: 4, passphrase: 'anders' }))).toBe('SQLITE_NOTADB');
  });

  it.each(['', "x'00'", `x'${'ab'.repeat(48)}'`])(
    'refuses %j, which would be no passphrase',
    (passphrase) => {
      const path = makeDatabase();
      expect(() => openReadOnly(path, { version: 4, passphrase })).toThrow(RangeError);
    },
  );

  it.each(["it's", 'a"b', ' spaties ', 'x; DROP TABLE t', 'één € 🧾', '%s\\n'])(
    'takes %j as a passphrase like any other',
    (passphrase) => {
      const db = openReadOnly(makeDatabase(passphrase), { version: 4, passphrase });
      expect(db.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 1 });
      db.close();
    },
  );

  it('takes a raw key with its salt, and nothing else for one', () => {
    const path = join(temporaryFolder(), 'raw.db');
    const written = createDatabase(path, { version: 4, rawKeyHex });
    written.exec('CREATE TABLE t (a)');
    written.close();
    expect(readFileSync(path).subarray(0, 16).toString('hex')).toBe(rawKeyHex.slice(64));
    const db = openReadOnly(path, { version: 4, rawKeyHex: rawKeyHex.toUpperCase() });
    expect(db.prepare('SELECT count(*) AS n FROM t').get()).toEqual({ n: 0 });
    db.close();
    expect(() => openReadOnly(path, { version: 4, rawKeyHex: "00'; --" })).toThrow(RangeError);
  });

  it('leaves bytes, times and folder as they were', () => {
    const path = makeDatabase();
    utimesSync(path, 1_000_000, 1_000_000);
    const before = { bytes: readFileSync(path), mtimeMs: statSync(path).mtimeMs };
    const db = openReadOnly(path, { version: 4, passphrase: 'geheim' });
    expect(db.prepare('SELECT * FROM t ORDER BY random()').all()).toHaveLength(1);
    expect(readdirSync(join(path, '..'))).toEqual(['a.db']);
    db.close();
    expect({ bytes: readFileSync(path), mtimeMs: statSync(path).mtimeMs }).toEqual(before);
    expect(readdirSync(join(path, '..'))).toEqual(['a.db']);
  });

  it('says that a file is missing', () => {
    const folder = temporaryFolder();
    const key = { version: 4, passphrase: 'x' } as const;
    expect(codeOf(() => openReadOnly(join(folder, 'absent.db'), key))).toBe('SQLITE_CANTOPEN');
  });
});

describe.skipIf(vendorData === null)('SQLCipher’s own files', () => {
  it.each([
    { file: 'sqlcipher-4.0-testkey.db', version: 4 },
    { file: 'sqlcipher-3.0-testkey.db', version: 3 },
    { file: 'sqlcipher-2.0-le-testkey.db', version: 2 },
  ] as const)('$file opens as version $version and as no other', ({ file, version }) => {
    const path = join(vendorData ?? '', 'sqlcipher', file);
    for (const tried of [1, 2, 3, 4] as const) {
      const open = () => openReadOnly(path, { version: tried, passphrase: 'testkey' });
      if (tried !== version) {
        expect(codeOf(open)).toBe('SQLITE_NOTADB');
        continue;
      }
      const db = open();
      expect(Number(db.prepare('SELECT count(*) AS n FROM t1').get()?.n)).toBe(78_536);
      db.close();
    }
  });
});

describe('a new database', () => {
  it('is never made over a file that stands there', () => {
    const path = makeDatabase();
    expect(() => createDatabase(path, { version: 4, passphrase: 'x' })).toThrow(/no file stands/);
  });

  it('does not let its full-text index’s own tables be changed', () => {
    const database = createDatabase(join(temporaryFolder(), 'a.db'), { version: 4, passphrase: 'x' });
    database.exec("CREATE VIRTUAL TABLE s USING fts5 (a, content='')");
    expect(codeOf(() => database.exec('DELETE FROM s_config'))).toBe('SQLITE_ERROR');
    database.close();
  });
});

describe('quoting identifiers', () => {
  it.each(['a', 'a b', 'a"b', '"', "x'; DROP TABLE t; --", 'één', '[a]', '`'])(
    'makes %j one name',
    (name) => {
      const database = createDatabase(join(temporaryFolder(), 'a.db'), { version: 4, passphrase: 'x' });
      database.exec(`CREATE TABLE ${quoteIdentifier(name)} (${quoteIdentifier(name)} TEXT)`);
      expect(database.prepareRead('SELECT name FROM sqlite_schema').all()).toEqual([{ name }]);
      database.close();
    },
  );

  it('refuses a name that SQL text cannot carry', () => {
    expect(() => quoteIdentifier('a\0b')).toThrow(RangeError);
  });
});
