import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { createListEngine, type ListEngine } from '#engine/query/list-engine.ts';
import { readRelationFigures } from '#engine/subledger/relation-figures.ts';
import type { ListSource } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import { measure } from './measure.ts';
import type { Benchmark, BenchResult } from './result.ts';

const pageRows = 100;
const rounds = { warmUp: 2, runs: 15 };
/** What runs for seconds is run less often. */
const slowRounds = { warmUp: 0, runs: 3 };

type View = Extract<ListSource, { kind: 'view' }>['view'];

const openItemsSql = `SELECT ledger_account_id, match_key, sum(iif(side = 'D', amount_cents, -amount_cents)) FROM journal_line
  WHERE match_key IS NOT NULL GROUP BY 1, 2 HAVING sum(iif(side = 'D', amount_cents, -amount_cents)) <> 0`;
const vatSql = `SELECT v.vat_code_id, substr(coalesce(l.effective_date, e.entry_date), 1, 7), sum(l.amount_cents), sum(v.amount_cents)
  FROM journal_line_vat v JOIN journal_line l ON l.id = v.journal_line_id JOIN journal_entry e ON e.id = l.journal_entry_id GROUP BY 1, 2`;

/** First rows of the views of consultation: the first time after opening, and again; beside the same in plain SQL. */
export const benchmark: Benchmark = {
  title: 'Consultation',
  async run({ archivePath, passphrase }) {
    const archive = await openArchive(archivePath, { kind: 'passphrase', passphrase });
    try {
      const lists = createListEngine(archive);
      await lists.ledger.columns(undefined);
      return [
        await firstTime(archive, 'open-items', openItemsSql),
        await firstTime(archive, 'vat', vatSql),
        ...(await again(archive, lists)),
      ];
    } finally {
      archive.close();
    }
  },
};

function firstRows(lists: ListEngine, view: View, scope: Scope = {}): () => Promise<unknown> {
  const list = lists.list({ kind: 'view', view });
  return () => list.rows({ scope, filters: [], sort: [] }, 0, pageRows, undefined);
}

/** Each time in an engine of its own that has the ledger's columns already, as a window has after its overview. */
async function firstTime(archive: OpenArchive, view: View, sql: string): Promise<BenchResult> {
  const columns = await createListEngine(archive).ledger.columns(undefined);
  const floor = archive.db.prepare(sql);
  const times = await measure(
    { engine: () => firstRows(createListEngine(archive, { columns }), view)(), sql: () => floor.all() },
    slowRounds,
  );
  return {
    name: `${view}, the first time`,
    value: times.engine.medianMs,
    p99: times.engine.p99Ms,
    unit: 'ms',
    floor: { name: 'grouped in plain SQL', value: times.sql.medianMs },
  };
}

async function again(archive: OpenArchive, lists: ListEngine): Promise<BenchResult[]> {
  const busiest = archive.db
    .prepare<number>(
      'SELECT relation_id FROM invoice WHERE relation_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1',
      { pluck: true },
    )
    .get();
  const period = archive.db
    .prepare<{ fromDate: string; toDate: string }>(
      `SELECT start_date AS fromDate, end_date AS toDate FROM vat_return WHERE kind = 'return' ORDER BY end_date DESC LIMIT 1`,
    )
    .get();
  const year = lists.ledger.years.at(-1);
  const views: readonly View[] = [
    'open-items',
    'ageing',
    'vat',
    'vat-codes',
    'bank-statements',
    'authorisations',
    'exports',
    'entries-without-document',
  ];
  let day = 0;
  const times = await measure(
    {
      ...Object.fromEntries(views.map((view) => [view, firstRows(lists, view)])),
      // A day that was not asked for before, each time.
      'open-items, another day': () =>
        firstRows(lists, 'open-items', {
          toDate: `${year?.startDate.slice(0, 4)}-06-${String(++day % 30 || 30).padStart(2, '0')}`,
        })(),
      'lines of a VAT box': firstRows(lists, 'vat-lines', { vatBox: '1a', ...period }),
      'figures of the busiest relation': () => readRelationFigures(archive, lists, busiest ?? 0, undefined),
    },
    rounds,
  );
  return Object.entries(times).map(([name, { medianMs, p99Ms }]) => ({
    name,
    value: medianMs,
    p99: p99Ms,
    unit: 'ms',
  }));
}
