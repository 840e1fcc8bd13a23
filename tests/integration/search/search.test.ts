import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { runSearch, type SearchAnswer } from '#engine/search/search-handlers.ts';
import { packArchive } from '#packer/pack.ts';
import { searchMethods } from '#shared/contract/search.ts';
import { packedPassphrase } from '../../fixtures/packed-archive.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';

if (vendorData === null) process.stdout.write(`${vendorDataAbsent}\n`);

describe.skipIf(vendorData === null)('searching two real administrations with their invoices', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sbqa-search-'));
  let archive: OpenArchive;

  beforeAll(async () => {
    const data = vendorData ?? '';
    const out = join(folder, 'two.sbqa');
    await packArchive({
      xafPaths: [join(data, 'xaf/ExactOnline_V32_2016.xaf'), join(data, 'xaf/Multivers_V32_2017.xaf')],
      documentsDir: join(data, 'ubl'),
      passphrase: packedPassphrase,
      out,
    });
    archive = await openArchive(out, { kind: 'passphrase', passphrase: packedPassphrase });
  });
  afterAll(() => {
    archive?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const search = (text: string, more: object = {}): Promise<SearchAnswer> =>
    runSearch(archive, searchMethods['search.run'].input.parse({ text, ...more }));
  const one = <T>(sql: string) => archive.db.prepare<T>(sql, { pluck: true }).get();

  test('a relation by its name, without regard to case and diacritics', async () => {
    const { hits } = await search('VAN BÉKKEREM ');
    expect(hits[0]).toMatchObject({ kind: 'relation', title: 'D1001 Van Bekkerem B.V.' });
  });

  test('a beginning while it is typed, and a whole word once a space follows', async () => {
    expect((await search('bekke')).hits[0]?.title).toContain('Bekkerem');
    expect((await search('bekke ')).total).toBe(0);
  });

  test('every record that holds a word is counted, by kind, as plain SQL counts them', async () => {
    const { byKind, total, totalIsExact } = await search('bekkerem ');
    const lines = one<number>(
      `SELECT count(*) FROM journal_line l LEFT JOIN relation r ON r.id = l.relation_id
       WHERE lower(coalesce(l.description,'') || ' ' || coalesce(l.invoice_reference,'') || ' ' || coalesce(l.document_reference,'') || ' ' || coalesce(r.name,'')) LIKE '%bekkerem%'`,
    );
    expect(lines).toBeGreaterThan(0);
    expect(byKind.find(({ kind }) => kind === 'journal_line')).toEqual({
      kind: 'journal_line',
      total: lines,
      exact: true,
    });
    expect(total).toBe(byKind.reduce((sum, kind) => sum + kind.total, 0));
    expect(totalIsExact).toBe(true);
  });

  test.each(['nl', 'en', 'plain', 'euro'])('an amount as people write it (%s)', async (style) => {
    const cents =
      one<number>(
        'SELECT amount_cents FROM journal_line WHERE amount_cents > 100000 AND amount_cents % 100 <> 0 ORDER BY id LIMIT 1',
      ) ?? 0;
    const euros = { nl: 'nl-NL', en: 'en-GB', euro: 'nl-NL', plain: '' }[style];
    const text = euros
      ? new Intl.NumberFormat(euros, { minimumFractionDigits: 2 }).format(cents / 100)
      : (cents / 100).toFixed(2);
    const expected = one<number>(
      `SELECT count(*) FROM search_record WHERE amount_cents IN (${cents}, -${cents})`,
    );
    const { total, hits } = await search(style === 'euro' ? `€ ${text}` : text);
    expect(total).toBe(expected);
    expect(hits.every((hit) => Math.abs(Number(hit.amountCents)) === cents)).toBe(true);
  });

  test('an invoice by its number, and by supplier and amount together', async () => {
    const number =
      one<string>(
        'SELECT number FROM invoice WHERE number IS NOT NULL AND relation_id IS NOT NULL ORDER BY id LIMIT 1',
      ) ??
      one<string>('SELECT number FROM invoice ORDER BY id LIMIT 1') ??
      '';
    const { hits } = await search(number);
    expect(hits.some((hit) => hit.kind === 'invoice' && hit.title.startsWith(number))).toBe(true);
  });

  test('a date finds what happened on it', async () => {
    const date = one<string>('SELECT entry_date FROM journal_entry ORDER BY id LIMIT 1') ?? '';
    const [year, month, day] = date.split('-');
    const iso = await search(date);
    expect(iso.hits.length).toBeGreaterThan(0);
    expect((await search(`${day}-${month}-${year}`)).total).toBe(iso.total);
    expect(iso.understood).toMatchObject([{ as: 'date', text: date, isExcluded: false }]);
  });

  test('year, period and kind narrow it', async () => {
    const all = (await search('bekkerem ')).total;
    const year = one<number>("SELECT id FROM fiscal_year WHERE label = '2016'") ?? 0;
    expect((await search('bekkerem jaar:2016 ')).total).toBe(
      (await search('bekkerem ', { scope: { fiscalYearId: year } })).total,
    );
    expect((await search('bekkerem ', { scope: { fiscalYearId: year } })).total).toBeLessThan(all);
    expect((await search('bekkerem ', { kind: 'relation' })).total).toBe(1);
    expect((await search('bekkerem ', { from: '2099-01-01' })).byKind).toEqual([]);
  });

  test('an excluded word leaves out what holds it', async () => {
    const all = (await search('bekkerem ')).total;
    const without = (await search('bekkerem -van ')).total;
    expect(without).toBeLessThan(all);
    expect((await search('bekkerem van ')).total + without).toBe(all);
  });

  test('pages follow each other without gap or repeat', async () => {
    const whole = (await search('de ', { limit: 200 })).hits.map((hit) => `${hit.kind} ${hit.recordId}`);
    expect(whole.length).toBeGreaterThan(20);
    const paged = [];
    for (let offset = 0; offset < whole.length; offset += 7) {
      paged.push(
        ...(await search('de ', { limit: 7, offset })).hits.map((hit) => `${hit.kind} ${hit.recordId}`),
      );
    }
    expect(paged.slice(0, whole.length)).toEqual(whole);
    expect(new Set(whole).size).toBe(whole.length);
  });

  test('a snippet marks the words that were found, and is text alone', async () => {
    const hit = (await search('dordrecht ')).hits[0];
    expect(hit?.snippet.filter((part) => part.hit).map((part) => part.text)).toContain('DORDRECHT');
  });

  test.each([
    '"',
    '"""',
    'NEAR(',
    'a AND OR',
    '*',
    '^x',
    'title:x',
    '-',
    '(',
    "'; DROP TABLE",
    '\u0000',
    'x"y',
  ])('nothing that is typed breaks the query language: %j', async (text) => {
    expect((await search(text)).total).toBeGreaterThanOrEqual(0);
  });
});

const sqlcipherSample = vendorData === null ? '' : join(vendorData, 'sqlcipher/sqlcipher-4.0-testkey.db');
test.skipIf(vendorData === null)(
  'a foreign database is searched table by table, its total honest',
  async () => {
    const archive = await openArchive(sqlcipherSample, { kind: 'passphrase', passphrase: 'testkey' });
    try {
      const answer = await runSearch(
        archive,
        searchMethods['search.run'].input.parse({ text: 'TWO ', limit: 3 }),
      );
      expect(answer.byKind).toEqual([{ kind: 't1', total: 10_000, exact: false }]);
      expect(answer.totalIsExact).toBe(false);
      expect(answer.hits).toHaveLength(3);
      expect(answer.hits[0]?.snippet.some((part) => part.hit && part.text === 'two')).toBe(true);
    } finally {
      archive.close();
    }
  },
);
