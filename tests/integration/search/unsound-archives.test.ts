import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openArchive } from '#engine/open/open-archive.ts';
import { runSearch, type SearchAnswer } from '#engine/search/search-handlers.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';
import { ContractError } from '#shared/contract/failure.ts';
import { searchMethods } from '#shared/contract/search.ts';
import { folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { flipBit, pageOffset, removeSeal, writeEdited, writeTampered } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
beforeAll(() => writeSmallBooks({ path: books, entriesPerYear: 8 }));

const inputOf = (text: string, more: object = {}) =>
  searchMethods['search.run'].input.parse({ text, ...more });
const key = { version: 4, passphrase: booksPassphrase } as const;

test('an index that is not the format’s is not used: the tables are read instead', async () => {
  const edited = join(folder, 'edited.sbqa');
  writeEdited(books, edited, key, (connection) => {
    connection.exec(`DROP TABLE search; CREATE VIRTUAL TABLE search USING fts5 (title, body)`);
  });
  const sound = await runSearch(await openForTest(books), inputOf('generale '));
  const found = await runSearch(await openForTest(edited), inputOf('generale '));
  expect(sound.hits.some(({ kind, title }) => kind === 'relation' && title.includes('Générale'))).toBe(true);
  const relations = (answer: typeof sound) =>
    answer.hits
      .filter(({ kind }) => kind === 'relation')
      .map(({ recordId }) => recordId)
      .sort();
  expect(relations(found)).toEqual(relations(sound));
});

test('an archive whose search records do not stand kind by kind is searched all the same', async () => {
  const edited = join(folder, 'shuffled.sbqa');
  writeEdited(books, edited, key, (connection) => {
    // The first record and the last one change places, in the table and in the index.
    const rows = connection.prepare('SELECT id, title FROM search_record ORDER BY id').all() as {
      id: number;
      title: string;
    }[];
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined) throw new Error('no search records');
    connection.prepare('UPDATE search_record SET id = ? WHERE id = ?').run(-1, first.id);
    connection.prepare('UPDATE search_record SET id = ? WHERE id = ?').run(first.id, last.id);
    connection.prepare('UPDATE search_record SET id = ? WHERE id = ?').run(last.id, -1);
    const insert = connection.prepare('INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)');
    insert.run(first.id, `${last.title} verwisseld`, '');
    insert.run(last.id, `${first.title} verwisseld`, '');
  });
  const found = await runSearch(await openForTest(edited), inputOf('verwisseld '));
  expect(found.hits.map(({ kind }) => kind).sort()).toEqual(['bank_line', 'ledger_account']);
});

test('a search that cannot be narrowed so says it', async () => {
  const archive = await openForTest(books);
  await expect(runSearch(archive, inputOf('regel ', { scope: { accountId: 1 } }))).rejects.toMatchObject({
    failure: { code: 'bad_filter' },
  });
});

test('a search that nobody waits for any more ends', async () => {
  const archive = await openForTest(books);
  const aborted = AbortSignal.abort();
  await expect(runSearch(archive, inputOf('regel '), aborted)).rejects.toMatchObject({
    failure: { code: 'cancelled' },
  });
});

/** The text of a record on a damaged page is missing; that it was found is not. */
function withoutSnippets(answer: SearchAnswer | undefined): unknown {
  return { ...answer, hits: answer?.hits.map((hit) => ({ ...hit, snippet: null })) };
}

test('whatever page is damaged, a search answers rightly or says that the page is damaged', async () => {
  const intact = await openForTest(books);
  const rawKey = toHex(intact.key.key());
  const queries = ['generale ', 'regel', '> 100', '2024-03-01'];
  const expected = await Promise.all(queries.map((text) => runSearch(intact, inputOf(text))));
  const pages = intact.fileBytes / 4096;
  const damaged = join(folder, 'damaged.sbqa');
  let refused = 0;
  let answered = 0;
  for (let page = 2; page <= pages; page += 3) {
    writeTampered(books, damaged, (bytes) => flipBit(bytes, pageOffset(page) + 40));
    removeSeal(damaged);
    const archive = await openArchive(damaged, { kind: 'raw_key', rawKey }).catch((error: unknown) => {
      // A page of the schema: then nothing opens.
      expect(error).toMatchObject({ failure: { code: 'damaged' } });
      return null;
    });
    if (archive === null) continue;
    for (const [index, text] of queries.entries()) {
      try {
        const answer = await runSearch(archive, inputOf(text));
        expect(withoutSnippets(answer), `page ${page}`).toEqual(withoutSnippets(expected[index]));
        answered++;
      } catch (error) {
        if (!(error instanceof ContractError)) throw error;
        expect(error.failure.code, `page ${page}`).toBe('damaged_record');
        refused++;
      }
    }
    archive.close();
  }
  expect(refused).toBeGreaterThan(0);
  expect(answered).toBeGreaterThan(0);
});
