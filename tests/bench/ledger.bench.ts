import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { readBalances } from '#engine/query/balance-handlers.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { measure } from './measure.ts';
import type { BenchContext, Benchmark, BenchResult } from './result.ts';

const pageRows = 100;
const rounds = { warmUp: 2, runs: 15 };
/** What runs for seconds is run less often. */
const slowRounds = { warmUp: 1, runs: 5 };

/** The trial balance, the years side by side, and the ledger card of the largest account; each beside the same in plain SQL. */
export const benchmark: Benchmark = {
  title: 'Ledger',
  async run(context) {
    const archive = await openArchive(context.archivePath, {
      kind: 'passphrase',
      passphrase: context.passphrase,
    });
    try {
      return [
        await readingColumns(archive),
        ...(await trialBalances(archive)),
        await largestCard(archive),
        ...(await memoryOfBrowsing(context)),
      ];
    } finally {
      archive.close();
    }
  },
};

async function readingColumns(archive: OpenArchive): Promise<BenchResult> {
  const floor = archive.db.prepare(
    'SELECT sum(l.amount_cents) FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id',
  );
  const times = await measure(
    { columns: () => createListEngine(archive).ledger.columns(undefined), sql: () => floor.get() },
    slowRounds,
  );
  return {
    name: 'reading the ledger, once after opening',
    value: times.columns.medianMs,
    p99: times.columns.p99Ms,
    unit: 'ms',
    floor: { name: 'SQL sum over lines and entries', value: times.sql.medianMs },
  };
}

async function trialBalances(archive: OpenArchive): Promise<BenchResult[]> {
  const lists = createListEngine(archive);
  const year = lists.ledger.years.at(-1);
  if (year === undefined) throw new Error('the archive for the benchmark has no fiscal year');
  const list = lists.list({ kind: 'view', view: 'trial-balance' });
  const grouped = (where: string) =>
    archive.db.prepare(
      `SELECT e.fiscal_year_id, l.ledger_account_id, sum(iif(l.side = 'D', l.amount_cents, 0)),
         sum(iif(l.side = 'C', l.amount_cents, 0))
       FROM journal_entry e JOIN journal_line l ON l.journal_entry_id = e.id WHERE ${where} GROUP BY 1, 2`,
    );
  const ofYear = grouped(`e.fiscal_year_id = ${year.id}`);
  const ofAll = grouped('1');
  const scope = { fiscalYearId: year.id };
  const { administrationId } = year;
  const times = await measure(
    {
      year: () => list.rows({ scope, filters: [], sort: [] }, 0, 1000, undefined),
      years: () => readBalances(lists.ledger, { administrationId }, undefined),
      half: () => readBalances(lists.ledger, { administrationId, toPeriod: 6 }, undefined),
    },
    rounds,
  );
  const sql = await measure({ year: () => ofYear.all(), years: () => ofAll.all() }, slowRounds);
  const result = (name: string, side: keyof typeof times, floorMs: number): BenchResult => ({
    name,
    value: times[side].medianMs,
    p99: times[side].p99Ms,
    unit: 'ms',
    floor: { name: 'the same in SQL', value: floorMs },
  });
  const count = lists.ledger.years.length;
  return [
    result('trial balance of a year', 'year', sql.year.medianMs),
    result(`${count} years side by side`, 'years', sql.years.medianMs),
    result(`${count} years side by side, to period 6`, 'half', sql.years.medianMs),
  ];
}

async function largestCard(archive: OpenArchive): Promise<BenchResult> {
  const largest = archive.db
    .prepare<{ accountId: number; lines: number }>(
      'SELECT ledger_account_id AS accountId, count(*) AS lines FROM journal_line GROUP BY 1 ORDER BY 2 DESC LIMIT 1',
    )
    .get();
  if (largest === undefined) throw new Error('the archive for the benchmark has no journal lines');
  const { accountId, lines } = largest;
  const floor = archive.db.prepare(
    `SELECT * FROM (SELECT l.id, sum(l.signed_cents) OVER (ORDER BY coalesce(l.effective_date, e.entry_date), l.id) AS balance
       FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id WHERE l.ledger_account_id = ?)
     LIMIT ${pageRows} OFFSET ${Math.max(0, lines - pageRows)}`,
  );
  const columns = await createListEngine(archive).ledger.columns(undefined);
  const request = { scope: { accountId }, filters: [], sort: [] };
  const times = await measure(
    {
      // A card is kept once it was made, so each round makes it anew over the same ledger.
      card: () =>
        createListEngine(archive, { columns })
          .list({ kind: 'view', view: 'ledger-card' })
          .rows(request, Math.max(0, lines - pageRows), pageRows, undefined),
      sql: () => floor.all(accountId),
    },
    slowRounds,
  );
  return {
    name: `ledger card of ${lines} lines, to its last balance`,
    value: times.card.medianMs,
    p99: times.card.p99Ms,
    unit: 'ms',
    floor: { name: 'SQL window function', value: times.sql.medianMs },
  };
}

/** Memory of a process of its own that opens the archive, looks at the ledger, and groups and sorts its lines. */
async function memoryOfBrowsing({ archivePath, passphrase, root }: BenchContext): Promise<BenchResult[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'tests/bench/browse-once.ts'), archivePath],
    { env: { ...process.env, SBQA_PASSPHRASE: passphrase } },
  );
  const [peak, held] = stdout.trim().split(' ').map(Number);
  return [
    {
      name: 'memory at its highest: the ledger, lines grouped four ways and sorted by three columns',
      value: (peak ?? Number.NaN) / 1024,
      unit: 'MB',
    },
    { name: 'memory held after that', value: (held ?? Number.NaN) / 1024, unit: 'MB' },
  ];
}
