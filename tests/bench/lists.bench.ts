import { setTimeout } from 'node:timers/promises';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import type { Filter, ListSource, Sort } from '#shared/contract/lists.ts';
import { measure, type Samples, summarise } from './measure.ts';
import type { Benchmark, BenchResult } from './result.ts';

const pageRows = 100;
const views = [
  'documents',
  'invoices',
  'relations',
  'journal-entries',
  'journal-lines',
  'trial-balance',
] as const;

/** The first rows of lists right after opening, filtered and sorted too, and a jump into the depth of the longest one. */
export const benchmark: Benchmark = {
  title: `Lists (${pageRows} rows)`,
  async run({ archivePath, passphrase }) {
    const archive = await openArchive(archivePath, { kind: 'passphrase', passphrase });
    try {
      // Before anything has needed the ledger: with it in memory, orders by amount come from there.
      const jumped = await jumps(archive);
      const results: BenchResult[] = [];
      const rows = async (source: ListSource, offset: number, sort: readonly Sort[], fresh: boolean) => {
        // A fresh engine has cached nothing: what the user meets who has just opened the archive.
        const list = (fresh ? createListEngine(archive) : warm).list(source);
        return list.rows({ scope: {}, filters: [], sort }, offset, pageRows, undefined);
      };
      const warm = createListEngine(archive);
      for (const view of views) {
        const source: ListSource = { kind: 'view', view };
        const times = await measure(
          { first: () => rows(source, 0, [], true), again: () => rows(source, 0, [], false) },
          { warmUp: 1, runs: 15 },
        );
        results.push({
          name: `${view}: first rows`,
          value: times.first.medianMs,
          p99: times.first.p99Ms,
          unit: 'ms',
          floor: { name: 'the same again', value: times.again.medianMs },
        });
      }
      results.push(...jumped, ...(await filteredAndSorted(archive)));
      return results;
    } finally {
      archive.close();
    }
  },
};

const lineSource: ListSource = { kind: 'view', view: 'journal-lines' };
const byAmount: Sort[] = [{ column: 'amountCents', direction: 'desc' }];
const noOrder: Sort[] = [];
const fewRounds = { warmUp: 1, runs: 9 };

/** To the same depth each time, and to other depths of a list whose order is known; the plain query beside it. */
async function jumps(archive: OpenArchive): Promise<BenchResult[]> {
  const { db } = archive;
  const lines = db.prepare<number>('SELECT count(*) FROM journal_line', { pluck: true }).get() ?? 0;
  const deep = Math.floor(lines * 0.9);
  const request = (sort: Sort[]) => ({ scope: {}, filters: [], sort });
  const warm = createListEngine(archive).list(lineSource);
  let jump = 0;
  const anywhere = () => (jump++ * 7_919 * 104_729) % Math.max(1, lines - pageRows);
  const first = (sort: Sort[]) =>
    createListEngine(archive).list(lineSource).rows(request(sort), deep, pageRows, undefined);
  const plain = db.prepare(`SELECT * FROM journal_line ORDER BY id LIMIT ${pageRows} OFFSET ${deep}`);
  const sorted = db.prepare(
    `SELECT id FROM journal_line ORDER BY iif(side = 'D', amount_cents, -amount_cents) DESC, id DESC
     LIMIT ${pageRows} OFFSET ${deep}`,
  );
  const scan = db.prepare(
    `SELECT sum(iif(side = 'D', amount_cents, -amount_cents)) FROM journal_line NOT INDEXED`,
  );
  const cold = await measure(
    {
      first: () => first(noOrder),
      sortedFirst: () => first(byAmount),
      sql: () => plain.all(),
      sortedSql: () => sorted.all(),
      scan: () => scan.all(),
    },
    fewRounds,
  );
  const again = await measure(
    {
      plain: () => warm.rows(request(noOrder), anywhere(), pageRows, undefined),
      sorted: () => warm.rows(request(byAmount), anywhere(), pageRows, undefined),
    },
    { warmUp: 2, runs: 100 },
  );
  const columns = await createListEngine(archive).ledger.columns(undefined);
  const inMemory = await measure(
    {
      sorted: () =>
        createListEngine(archive, { columns })
          .list(lineSource)
          .rows(request(byAmount), deep, pageRows, undefined),
    },
    fewRounds,
  );
  const offset = { name: 'SQL with OFFSET', value: cold.sql.medianMs };
  const sortedOffset = { name: 'SQL with OFFSET', value: cold.sortedSql.medianMs };
  const result = (what: string, { medianMs, p99Ms }: Samples, floor: BenchResult['floor']): BenchResult => ({
    name: `journal-lines: jump ${what}`,
    value: medianMs,
    p99: p99Ms,
    unit: 'ms',
    ...(floor === undefined ? {} : { floor }),
  });
  return [
    result(`to ${deep}, first`, cold.first, offset),
    result(`to ${deep}, first, a moment after the first rows`, await jumpsReadAhead(archive, deep), offset),
    result('anywhere, again', again.plain, offset),
    result(`to ${deep}, by amount, first`, cold.sortedFirst, {
      name: 'scan of the amounts',
      value: cold.scan.medianMs,
    }),
    result(`to ${deep}, by amount, first, ledger in memory`, inMemory.sorted, sortedOffset),
    result('anywhere, by amount, again', again.sorted, sortedOffset),
  ];
}

/** First jumps in a list as the window has it, which works its order out while the first rows are looked at. */
async function jumpsReadAhead(archive: OpenArchive, deep: number): Promise<Samples> {
  const times: number[] = [];
  const request = { scope: {}, filters: [], sort: noOrder };
  const onFault = (error: unknown) => {
    throw error;
  };
  for (let round = 0; round < fewRounds.runs; round++) {
    const list = createListEngine(archive, { readAhead: { onFault } }).list(lineSource);
    await list.rows(request, 0, pageRows, undefined);
    await setTimeout(500);
    const start = performance.now();
    await list.rows(request, deep, pageRows, undefined);
    times.push(performance.now() - start);
  }
  return summarise(times);
}

/** The first rows under a filter, sorted, where an index leads to few rows and where every row must be looked at; and its cancelling. */
async function filteredAndSorted(archive: OpenArchive): Promise<BenchResult[]> {
  const relationId = archive.db
    .prepare<number>(
      'SELECT relation_id FROM journal_line WHERE relation_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1',
      { pluck: true },
    )
    .get();
  if (relationId === undefined) throw new Error('the archive for the benchmark has no lines with a relation');
  const large: Filter = { column: 'amountCents', op: 'at_least', values: [10_000] };
  const text: Filter = { column: 'description', op: 'contains', values: ['factuur'] };
  const list = () => createListEngine(archive).list(lineSource);
  const filtered = (scope: { relationId?: number }, filters: Filter[], signal?: AbortSignal) =>
    list().rows({ scope, filters, sort: byAmount }, 0, pageRows, signal);
  const floors = {
    indexed: archive.db.prepare(
      `SELECT id FROM journal_line WHERE relation_id = ? AND iif(side = 'D', amount_cents, -amount_cents) >= 10000
       ORDER BY iif(side = 'D', amount_cents, -amount_cents) DESC, id DESC LIMIT ${pageRows}`,
    ),
    text: archive.db.prepare(
      `SELECT id FROM journal_line WHERE description LIKE '%factuur%'
       ORDER BY iif(side = 'D', amount_cents, -amount_cents) DESC, id DESC LIMIT ${pageRows}`,
    ),
  };
  const times = await measure(
    {
      indexed: () => filtered({ relationId }, [large]),
      indexedSql: () => floors.indexed.all(relationId),
      amount: () => filtered({}, [large]),
      text: () => filtered({}, [text]),
      textSql: () => floors.text.all(),
    },
    fewRounds,
  );
  const answers: number[] = [];
  for (let round = 0; round < 20; round++) {
    const controller = new AbortController();
    const rows = Promise.allSettled([filtered({}, [text], controller.signal)]);
    // Somewhere within the reading, another place each time.
    await setTimeout(5 + 3 * round);
    const start = performance.now();
    controller.abort();
    await createListEngine(archive)
      .list({ kind: 'view', view: 'documents' })
      .rows({ scope: {}, filters: [], sort: [] }, 0, pageRows, undefined);
    answers.push(performance.now() - start);
    const [{ status }] = await rows;
    // What was done before it could be cancelled says nothing.
    if (status === 'fulfilled') answers.pop();
  }
  const sqlFloor = (value: number) => ({ floor: { name: 'the same in SQL', value } });
  const result = (name: string, { medianMs, p99Ms }: Samples): BenchResult => ({
    name: `journal-lines: ${name}`,
    value: medianMs,
    p99: p99Ms,
    unit: 'ms',
  });
  return [
    {
      ...result('filtered and sorted by amount, of one relation (index)', times.indexed),
      ...sqlFloor(times.indexedSql.medianMs),
    },
    result('filtered by amount and sorted by it (no index)', times.amount),
    {
      ...result('filtered by text and sorted by amount (no index)', times.text),
      ...sqlFloor(times.textSql.medianMs),
    },
    result('from cancelling that to the first documents', summarise(answers)),
  ];
}
