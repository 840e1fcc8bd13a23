import type { OpenArchive } from '#engine/open/open-archive.ts';
import { openArchive } from '#engine/open/open-archive.ts';
import { ledgerOf } from '#engine/query/ledger.ts';
import { createPacing } from '#engine/query/pacing.ts';
import { createArchiveSearch } from '#engine/search/search-archive.ts';
import { pageOf } from '#engine/search/search-engine.ts';
import { markedWords } from '#engine/search/snippet.ts';
import { parseSearchQuery } from '#shared/domain/search-query.ts';
import { summarise } from './measure.ts';
import type { Benchmark, BenchResult } from './result.ts';

const hits = 50;
const queriesAKind = 60;

/** The global search by the kinds of things that people type, against a scan of all titles with LIKE. */
export const benchmark: Benchmark = {
  title: 'Search (50 hits, every query a new one)',
  async run({ archivePath, passphrase }) {
    const archive = await openArchive(archivePath, { kind: 'passphrase', passphrase });
    try {
      // One search first: the program reads its maps once after opening.
      await search(archive, createArchiveSearch(archive.db, ledgerOf(archive)), 'begin');
      const scan = archive.db.prepare('SELECT id FROM search_record WHERE title LIKE ? LIMIT 50');
      const count = archive.db.prepare<number>('SELECT count(*) FROM search_record WHERE title LIKE ?', {
        pluck: true,
      });
      const results: BenchResult[] = [];
      for (const [kind, queries] of Object.entries(queriesOf(archive))) {
        const engine = createArchiveSearch(archive.db, ledgerOf(archive));
        await search(archive, engine, 'begin');
        const ours: number[] = [];
        const like: number[] = [];
        for (const [i, query] of queries.entries()) {
          const start = performance.now();
          await search(archive, engine, query);
          const between = performance.now();
          if (i < 10) {
            const pattern = `%${query.replaceAll('"', '')}%`;
            scan.all(pattern);
            count.get(pattern);
            like.push(performance.now() - between);
          }
          if (i >= 5) ours.push(between - start);
        }
        const times = summarise(ours);
        results.push({
          name: `${kind}, e.g. ${queries[0]}`,
          value: times.medianMs,
          p99: times.p99Ms,
          unit: 'ms',
          floor: { name: 'LIKE over the titles', value: summarise(like).medianMs },
        });
      }
      results.push(...(await measureRefinements(archive)));
      return results;
    } finally {
      archive.close();
    }
  },
};

/** What the handler does, without its memory of earlier searches. */
async function search(archive: OpenArchive, engine: ReturnType<typeof createArchiveSearch>, text: string) {
  const terms = parseSearchQuery(text);
  const kinds = await engine.find({ text, scope: {} }, terms, createPacing(archive.db, undefined));
  const words = markedWords(terms);
  return pageOf(kinds, 0, hits).flatMap(({ kind, ids }) => engine.read(kind, ids, words));
}

/** Counting by fields and sorting what the commonest words find. */
async function measureRefinements(archive: OpenArchive): Promise<BenchResult[]> {
  const engine = createArchiveSearch(archive.db, ledgerOf(archive));
  const [facets, sorting]: [number[], number[]] = [[], []];
  const words = queriesOf(archive)['common: a frequent word'] ?? [];
  for (const [i, text] of words.slice(0, 20).entries()) {
    const pacing = createPacing(archive.db, undefined);
    const hits = await engine.find({ text, scope: {} }, parseSearchQuery(text), pacing);
    const start = performance.now();
    await engine.facets?.(hits, pacing);
    const between = performance.now();
    await engine.sort?.(hits, { by: i % 2 === 0 ? 'amount' : 'date', direction: 'desc' }, pacing);
    // The first ones read tables into memory, as a warm program has them.
    if (i >= 2) {
      facets.push(between - start);
      sorting.push(performance.now() - between);
    }
  }
  return Object.entries({ 'facets of a frequent word': facets, 'sorting a frequent word': sorting }).map(
    ([name, times]) => {
      const { medianMs, p99Ms } = summarise(times);
      return { name, value: medianMs, p99: p99Ms, unit: 'ms' };
    },
  );
}

/** Queries made of what is in the archive: rare words, common ones, prefixes, phrases, amounts, numbers. */
function queriesOf({ db }: OpenArchive): Record<string, string[]> {
  const texts = (sql: string) => db.prepare<string>(sql, { pluck: true }).all();
  const spread = `id % (SELECT max(1, count(*) / ${queriesAKind}) FROM`;
  const numbers = texts(`SELECT number FROM invoice WHERE number IS NOT NULL AND ${spread} invoice) = 0`);
  const names = texts('SELECT name FROM relation ORDER BY id');
  const amounts = texts(
    `SELECT replace(printf('%.2f', amount_cents / 100.0), '.', ',') FROM journal_line WHERE ${spread} journal_line) = 0`,
  );
  const codes = (table: 'ledger_account' | 'relation') =>
    texts(`SELECT DISTINCT code FROM ${table} ORDER BY id`);
  const words = frequentWords(texts(`SELECT title FROM search_record WHERE ${spread} search_record) < 20`));
  const phrases = names.filter((name) => name.includes(' ')).map((name) => `"${name}"`);
  return {
    'rare: an invoice number': cut(numbers),
    'common: a frequent word': cut(words),
    amount: cut([...new Set(amounts)]),
    'phrase: a relation’s name': cut(phrases),
    'prefix: three letters': cut([
      ...new Set(words.filter((word) => word.length > 3).map((word) => `${word.slice(0, 3)}*`)),
    ]),
    'operator: an account': cut(codes('ledger_account').map((code) => `rekening:${code}`)),
    'operator: a relation': cut(codes('relation').map((code) => `relatie:${code}`)),
    'operator and word': cut(
      codes('ledger_account').map((code, i) => `rekening:${code} ${words[i % words.length]}`),
    ),
    'operator: amounts': cut(numbers.map((_number, i) => `bedrag:${i * 10}..${i * 10 + 25}`)),
    'two words': cut(words.map((word, i) => `${word} ${words[(i * 7 + 3) % words.length]}`)),
  };
}

function cut(queries: readonly string[]): string[] {
  return queries.slice(0, queriesAKind);
}

function frequentWords(titles: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const title of titles) {
    for (const word of title.match(/\p{L}{3,}/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1]).map(([word]) => word);
}
