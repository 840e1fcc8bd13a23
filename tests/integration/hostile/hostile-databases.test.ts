import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { applyKey } from '#engine/driver/cipher-key.ts';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { readRecord } from '#engine/records/read-record.ts';
import { runSearch } from '#engine/search/search-handlers.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { searchMethods } from '#shared/contract/search.ts';
import type { Cell } from '#shared/contract/values.ts';
import { folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { peakOf } from '../../fixtures/peak-memory.ts';

// Databases made to attack whoever opens them. Each is browsed to its end, searched and verified, and must be answered in bounded time.
const folder = folderOfTests();
const longName = `lang"'\n\u202E${'x'.repeat(100_000)}`;
const quotedLongName = longName.replaceAll('"', '""');

interface Attack {
  readonly name: string;
  readonly make: (connection: Database.Database) => void;
  /** What must be true of the answer besides that there is one. */
  readonly holds?: (answer: Answer, archive: OpenArchive) => void;
  readonly mostMegabytes?: number;
}

interface Answer {
  readonly tables: readonly string[];
  readonly cells: ReadonlyMap<string, readonly (readonly Cell[])[]>;
}

const attacks: readonly Attack[] = [
  {
    name: 'views and triggers that would run',
    make(connection) {
      connection.exec(`CREATE TABLE t (a); INSERT INTO t VALUES ('echt');
        CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;
        CREATE VIEW file AS SELECT load_extension('/tmp/evil');
        CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; END;`);
    },
    holds({ tables, cells }) {
      expect(tables).toEqual(['t']);
      expect(cells.get('t')).toEqual([['echt']]);
    },
  },
  {
    name: 'a view that takes the name of a table',
    make(connection) {
      connection.exec(`CREATE TABLE "document" (id INTEGER PRIMARY KEY, a); INSERT INTO document VALUES (1, 'x');
        CREATE VIEW "journal_line" AS SELECT * FROM document;`);
    },
    holds: ({ tables }) => expect(tables).toEqual(['document']),
  },
  {
    name: 'names with quotes, newlines, marks that turn the text round, and SQL',
    make(connection) {
      for (const name of [
        'a"b',
        "c'd",
        'e\nf',
        '\u202Eomgekeerd\u202C',
        ']); DROP TABLE t; --',
        '`',
        '\u0000nul'.slice(1),
      ]) {
        const quoted = `"${name.replaceAll('"', '""')}"`;
        connection.exec(`CREATE TABLE ${quoted} (${quoted} TEXT, "x""y" TEXT)`);
        connection.prepare(`INSERT INTO ${quoted} VALUES (?, ?)`).run(name, '<img onerror=alert(1)>');
      }
    },
    holds({ tables, cells }) {
      expect(tables).toHaveLength(7);
      for (const table of tables) expect(cells.get(table)).toEqual([[table, '<img onerror=alert(1)>']]);
    },
  },
  {
    name: 'names of 100,000 characters, with quotes, a newline and a mark that turns the text round',
    make(connection) {
      connection.exec(`CREATE TABLE "${quotedLongName}" ("${quotedLongName}c" TEXT)`);
      connection.prepare(`INSERT INTO "${quotedLongName}" VALUES (?)`).run('waarde');
    },
    holds: ({ cells }) => expect(cells.get(longName)).toEqual([['waarde']]),
  },
  {
    name: 'a table of 2,000 columns',
    make(connection) {
      const columns = Array.from({ length: 2000 }, (_, index) => `c${index}`);
      connection.exec(`CREATE TABLE wide (${columns.join(', ')})`);
      connection.exec(`INSERT INTO wide (c0, c1999) VALUES ('eerste', 'laatste')`);
    },
    holds({ cells }) {
      const [row = []] = cells.get('wide') ?? [];
      expect([row.length, row[0], row[1999]]).toEqual([2000, 'eerste', 'laatste']);
    },
  },
  {
    name: '10,000 tables',
    make(connection) {
      connection.exec('BEGIN');
      for (let index = 0; index < 10_000; index++) connection.exec(`CREATE TABLE t${index} (a)`);
      connection.exec('COMMIT');
    },
    holds: ({ tables }) => expect(tables).toHaveLength(10_000),
  },
  {
    name: 'a text of 100 MB in a cell',
    make(connection) {
      connection.exec(
        `CREATE TABLE t (a TEXT, b TEXT); INSERT INTO t VALUES (replace(hex(zeroblob(50000000)), '0', 'x'), 'klein')`,
      );
    },
    holds({ cells }) {
      const [[text, small] = []] = cells.get('t') ?? [];
      expect(typeof text === 'string' ? text.length : 0).toBe(1_000_001);
      expect(small).toBe('klein');
    },
  },
  {
    name: 'text that is no UTF-8, NUL within text, numbers beyond all bounds, and blobs',
    make(connection) {
      connection.exec(`CREATE TABLE t (id INTEGER PRIMARY KEY, a);
        INSERT INTO t (a) VALUES (CAST(x'ff41c328' AS TEXT)), (CAST(x'410042' AS TEXT)), (9e999), (-9e999), (9223372036854775807),
          (-9223372036854775808), (x'255044462d312e37'), (NULL), (0.1), ('');`);
    },
    holds({ cells }) {
      const values = (cells.get('t') ?? []).map((row) => row[1]);
      expect(values).toHaveLength(10);
      expect(values[4]).toBe('9223372036854775807');
      expect(values[5]).toBe('-9223372036854775808');
      expect(values[6]).toEqual({ blobBytes: 8 });
      expect(values[7]).toBeNull();
    },
  },
  {
    name: 'types that lie: text in an integer column, ids beyond 2^53',
    make(connection) {
      connection.exec(`CREATE TABLE t (id INTEGER PRIMARY KEY, amount_cents INTEGER, day DATE);
        INSERT INTO t VALUES (9007199254740993, 'geen getal', 'geen dag'), (1, 1.5, 20240101), (-5, x'00', NULL);`);
    },
    holds: ({ cells }) => expect(cells.get('t')).toHaveLength(3),
  },
  {
    name: 'generated columns, a check and a default that would run long',
    make(connection) {
      connection.exec(`CREATE TABLE t (a INTEGER, b TEXT GENERATED ALWAYS AS (printf('%.*c', 400000000 * a, 'x')) VIRTUAL,
          c TEXT DEFAULT (hex(zeroblob(400000000))), CHECK (a < 10 OR length(hex(zeroblob(400000000))) > 1));
        INSERT INTO t (a, c) VALUES (0, 'kort'); UPDATE t SET a = 1;`);
    },
    holds: ({ cells }) => expect(cells.get('t')).toEqual([[1, 'kort']]),
    // SQLite's integrity check computes what is generated, once a row, and lets go of it.
    mostMegabytes: 900,
  },
  {
    name: 'a full-text table that lies about its content',
    make(connection) {
      connection.exec(`CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('gevonden');
        CREATE VIRTUAL TABLE search USING fts5 (title, content='t', content_rowid='rowid');
        INSERT INTO search (rowid, title) VALUES (999999, 'spook');`);
    },
    holds: ({ tables }) => expect(tables).toContain('t'),
  },
  {
    name: 'tables without row ids, named as the format names its own',
    make(connection) {
      connection.exec(`CREATE TABLE archive_manifest (id TEXT PRIMARY KEY, body) WITHOUT ROWID;
        INSERT INTO archive_manifest VALUES ('1', '{"format":"smartbooqing-archive/1"}');
        CREATE TABLE journal_line (id TEXT PRIMARY KEY, amount_cents) WITHOUT ROWID;`);
    },
    holds: (_answer, archive) => expect(archive.format).toBe('foreign'),
  },
];

async function answerOf(archive: OpenArchive): Promise<Answer> {
  const lists = createListEngine(archive);
  const cells = new Map<string, readonly (readonly Cell[])[]>();
  // Of ten thousand tables, the first and the last are looked into.
  const { names } = lists.tables;
  const looked = names.length > 100 ? [...names.slice(0, 20), ...names.slice(-20)] : names;
  for (const table of looked) {
    const list = lists.list({ kind: 'table', table });
    const request = { scope: {}, filters: [], sort: [] };
    const rows = await list.rows(request, 0, 100, undefined);
    expect((await list.totals(request, undefined)).rows).toBe(rows.length);
    cells.set(
      table,
      rows.map((row) => row.cells),
    );
    for (const { ref } of rows) if (ref !== null) readRecord(archive.db, lists.tables, ref);
  }
  return { tables: names, cells };
}

/** Far above what any of these takes on a slow machine; without bounds they would take for ever. */
const longestMs = 60_000;

test.each(attacks)('$name', { timeout: longestMs }, async ({ name, make, holds, mostMegabytes = 400 }) => {
  const path = join(folder, `${attacks.findIndex((attack) => attack.name === name)}.db`);
  const connection = new Database(path);
  applyKey(connection, { version: 4, passphrase: 'x' });
  make(connection);
  connection.close();
  const before = fileState(path);
  const archive = await openForTest(path, 'x');
  const megabytes = await peakOf(async () => {
    const answer = await answerOf(archive);
    holds?.(answer, archive);
    for (const text of ['echt', 'gevonden', '"', '100..200']) {
      await runSearch(archive, searchMethods['search.run'].input.parse({ text }));
    }
    const result = await verifyArchive(archive, { threads: 2 });
    expect(['passed', 'failed']).toContain(result.verdict);
    expect(result.layers.manifest.verdict).not.toBe('passed');
  });
  if (process.env.HOSTILE_TABLE === '1') process.stderr.write(`| ${name} | ${Math.round(megabytes)} MB |\n`);
  expect(megabytes).toBeLessThan(mostMegabytes);
  expect(fileState(path)).toEqual(before);
});
