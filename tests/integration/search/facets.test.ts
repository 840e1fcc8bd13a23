import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKeptStore } from '#engine/kept/kept-store.ts';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { createPacing } from '#engine/query/pacing.ts';
import { createSavedSearchHandlers } from '#engine/search/saved-searches.ts';
import { runFacets, runSearch, runSuggest } from '#engine/search/search-handlers.ts';
import { createZoneReader } from '#engine/search/zone-map.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { searchMethods } from '#shared/contract/search.ts';

const folder = mkdtempSync(join(tmpdir(), 'sbqa-facets-'));
const passphrase = 'om te tellen';
let archive: OpenArchive;

beforeAll(async () => {
  const out = join(folder, 'small.sbqa');
  await writeSample({ size: 'small', out, passphrase });
  archive = await openArchive(out, { kind: 'passphrase', passphrase });
});
afterAll(() => {
  archive?.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (text: string, more: object = {}) =>
  runSearch(archive, searchMethods['search.run'].input.parse({ text, ...more }));
const request = (text: string, more: object = {}) =>
  searchMethods['search.facets'].input.parse({ text, ...more });
const one = <T>(sql: string) => archive.db.prepare<T>(sql, { pluck: true }).get();

test.each(['btw ', 'soort:factuur ', '> 1000 ', 'a* ', '"btw" -soort:regel '])(
  'a value of a facet of %j has as many hits as the search that it narrows to',
  async (text) => {
    const { facets } = await runFacets(archive, request(text));
    expect(facets?.isExact).toBe(true);
    const groups = [
      ['administratie', facets?.administrations],
      ['jaar', facets?.years],
      ['relatie', facets?.relations],
      ['status', facets?.statuses],
    ] as const;
    let values = 0;
    for (const [operator, group] of groups) {
      for (const { value, total } of group ?? []) {
        values++;
        expect((await run(`${text}${operator}:"${value}" `)).total, `${operator}:${value}`).toBe(total);
      }
    }
    expect(values).toBeGreaterThan(3);
  },
);

test('facets of one kind count that kind alone', async () => {
  const { facets } = await runFacets(archive, request('btw ', { kind: 'document' }));
  const total = facets?.statuses.reduce((sum, status) => sum + status.total, 0);
  expect(total).toBe((await run('btw ', { kind: 'document' })).total);
});

test('hits by date and by amount are in the order that SQL gives them', async () => {
  for (const [by, column] of [
    ['date', 'record_date'],
    ['amount', 'abs(amount_cents)'],
  ] as const) {
    for (const direction of ['asc', 'desc'] as const) {
      const expected = archive.db
        .prepare<number>(
          `SELECT record_id FROM search_record WHERE kind = 'invoice'
           ORDER BY ${column} IS NULL, ${column} ${direction}, id DESC LIMIT 40 OFFSET 20`,
          { pluck: true },
        )
        .all();
      const { hits } = await run('soort:factuur ', { order: { by, direction }, offset: 20, limit: 40 });
      expect(hits.map(({ recordId }) => recordId)).toEqual(expected);
    }
  }
});

test('hits of several kinds are one list when they are sorted', async () => {
  const { hits } = await run('btw ', { order: { by: 'date', direction: 'desc' }, limit: 200 });
  const dates = hits.map(({ date }) => date ?? '');
  expect(dates).toEqual(dates.toSorted().toReversed());
  expect(new Set(hits.map(({ kind }) => kind)).size).toBeGreaterThan(1);
});

test('a slip of the finger finds what was meant, in each way that one can slip', async () => {
  const name = one<string>('SELECT name FROM relation ORDER BY length(name) DESC LIMIT 1') ?? '';
  const word = (name.match(/\p{L}{6,}/u)?.[0] ?? '').toLowerCase();
  expect(word.length).toBeGreaterThan(5);
  const slips = [
    word.slice(0, 2) + word.slice(3),
    `${word.slice(0, 3)}q${word.slice(3)}`,
    `${word.slice(0, 3)}q${word.slice(4)}`,
    word.slice(0, 1) + word.charAt(2) + word.charAt(1) + word.slice(3),
  ];
  let suggested = 0;
  for (const slip of slips) {
    const text = await runSuggest(archive, request(`${slip} `));
    if ((await run(`${slip} `)).total > 0) {
      expect(text).toBeNull();
      continue;
    }
    suggested++;
    expect(text, slip).not.toBeNull();
    expect((await run(`${text} `)).total).toBeGreaterThan(0);
  }
  expect(suggested).toBeGreaterThan(1);
  const [slip = ''] = slips.slice(1);
  expect(await runSuggest(archive, request(`relatie:${slip} `))).toMatch(/^relatie:/);
});

test('nothing is offered for what is found, for what resembles nothing, and for words that only do not meet', async () => {
  expect(await runSuggest(archive, request('btw '))).toBeNull();
  expect(await runSuggest(archive, request('qzxwvkjhq '))).toBeNull();
  expect(await runSuggest(archive, request('-btw '))).toBeNull();
  expect(await runSuggest(archive, request('btw "factuur btw factuur btw" '))).toBeNull();
});

test('each term is told with the text that is left without it', async () => {
  const { understood } = await run('btw -soort:regel > 1000 "per maand" ');
  expect(understood).toEqual([
    { as: 'words', text: 'btw', isExcluded: false, without: '-soort:regel >1000 "per maand"' },
    { as: 'kind', text: 'regel', isExcluded: true, without: 'btw >1000 "per maand"' },
    { as: 'amount', text: '>1000', isExcluded: false, without: 'btw -soort:regel "per maand"' },
    { as: 'phrase', text: 'per maand', isExcluded: false, without: 'btw -soort:regel >1000' },
  ]);
});

test('a map that two read at the same time is whole for both, and read once', async () => {
  const read = createZoneReader(archive.db);
  let steps = 0;
  const breathe = async () => {
    steps++;
    await new Promise((done) => setImmediate(done));
  };
  const [one, other] = await Promise.all([read({ breathe }), read({ breathe })]);
  const alone = await createZoneReader(archive.db)(createPacing(archive.db, undefined));
  expect(one).toEqual(alone);
  expect(other).toEqual(alone);
  expect(steps).toBe(alone.length);
});

test('saved searches are kept outside the archive, the latest first, and no two alike', async () => {
  const store = () => createKeptStore(join(folder, 'kept'), archive.key);
  const context = { signal: new AbortController().signal, report: () => {} };
  const open = store();
  const saved = createSavedSearchHandlers(() => open);
  expect(await saved['search.saved']({}, context)).toEqual({ searches: [] });
  await saved['search.save']({ text: 'btw' }, context);
  await saved['search.save']({ text: 'btw', kind: 'invoice' }, context);
  await saved['search.save']({ text: 'btw' }, context);
  const again = createSavedSearchHandlers(store);
  expect(await again['search.saved']({}, context)).toEqual({
    searches: [{ text: 'btw' }, { text: 'btw', kind: 'invoice' }],
  });
  expect(await again['search.forget']({ text: 'btw' }, context)).toEqual({
    searches: [{ text: 'btw', kind: 'invoice' }],
  });
});
