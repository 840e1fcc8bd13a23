import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyKey } from '#engine/driver/cipher-key.ts';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { runFacets, runSearch } from '#engine/search/search-handlers.ts';
import { searchMethods } from '#shared/contract/search.ts';
import { folderOfTests } from '../../fixtures/engine-archive.ts';

const folder = folderOfTests();
let archive: OpenArchive;

beforeAll(async () => {
  const path = join(folder, 'shop.db');
  const connection = new Database(path);
  applyKey(connection, { version: 4, passphrase: 'testkey' });
  connection.exec(`
    CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, city TEXT);
    INSERT INTO customers VALUES (1, 'Café Zomer', 'Breda'), (2, 'Bakkerij Zomer', NULL), (3, 'Slagerij', 'Breda');
    CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT, placed TEXT, total REAL);
    INSERT INTO orders VALUES (1, 'Café Zomer', '2023-12-31', 150.5), (2, 'Café Zomer', '2024-01-01T08:00', 99.99),
      (3, 'Slagerij', '2024-12-31', 1000), (4, 'Bakkerij Zomer', NULL, 12);
  `);
  connection.close();
  archive = await openArchive(path, { kind: 'passphrase', passphrase: 'testkey' });
});
afterAll(() => archive?.close());

/** The records that a search finds, as table and id. */
async function found(text: string): Promise<string[]> {
  const input = searchMethods['search.run'].input.parse({ text: `${text} ` });
  const { hits } = await runSearch(archive, input);
  return hits.map(({ kind, recordId }) => `${kind} ${recordId}`).sort();
}

test.each<[string, string[]]>([
  // A year is a date in it, with or without a time.
  ['jaar:2024', ['orders 2', 'orders 3']],
  ['year:2023', ['orders 1']],
  ['year:2024 zomer', ['orders 2']],
  // A kind is the table's name, or a part of it.
  ['soort:order', ['orders 1', 'orders 2', 'orders 3', 'orders 4']],
  ['kind:customers zomer', ['customers 1', 'customers 2']],
  ['kind:nothing', []],
  // What is left out leaves rows with empty columns in.
  ['zomer -café', ['customers 2', 'orders 4']],
  ['zomer -cafe -kind:orders', ['customers 2']],
  ['soort:order -jaar:2024', ['orders 1', 'orders 4']],
  ['-zomer', []],
  // Of other fields nobody knows where they stand, so they are looked for as texts.
  ['klant:slagerij', ['customers 3', 'orders 3']],
  ['bedrag:100..200', ['orders 1']],
  ['datum:2024-12', ['orders 3']],
])('%s in a foreign database', async (text, expected) => {
  expect(await found(text)).toEqual(expected);
});

test('a foreign database has no fields to count by', async () => {
  const input = searchMethods['search.facets'].input.parse({ text: 'zomer ' });
  expect(await runFacets(archive, input)).toEqual({ facets: null });
});
