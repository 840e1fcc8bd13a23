import { openArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import type { ListSource, Sort } from '#shared/contract/lists.ts';
import { measure } from './measure.ts';
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

/** The first rows of lists right after opening, and a jump into the depth of the longest one. */
export const benchmark: Benchmark = {
  title: `Lists (${pageRows} rows)`,
  async run({ archivePath, passphrase }) {
    const archive = await openArchive(archivePath, { kind: 'passphrase', passphrase });
    try {
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
      const lines =
        archive.db.prepare<number>('SELECT count(*) FROM journal_line', { pluck: true }).get() ?? 0;
      const source: ListSource = { kind: 'view', view: 'journal-lines' };
      const deep = Math.floor(lines * 0.9);
      const byAmount: Sort[] = [{ column: 'amountCents', direction: 'desc' }];
      const floor = archive.db.prepare(
        `SELECT * FROM journal_line ORDER BY id LIMIT ${pageRows} OFFSET ${deep}`,
      );
      const jump = await measure(
        {
          first: () => rows(source, deep, [], true),
          again: () => rows(source, deep, [], false),
          sorted: () => rows(source, deep, byAmount, true),
          sql: () => floor.all(),
        },
        { warmUp: 1, runs: 9 },
      );
      const offsetFloor = { name: 'SQL with OFFSET, by id', value: jump.sql.medianMs };
      results.push(
        {
          name: `journal-lines: jump to ${deep}, first`,
          value: jump.first.medianMs,
          p99: jump.first.p99Ms,
          unit: 'ms',
          floor: offsetFloor,
        },
        {
          name: `journal-lines: jump to ${deep}, again`,
          value: jump.again.medianMs,
          p99: jump.again.p99Ms,
          unit: 'ms',
          floor: offsetFloor,
        },
        {
          name: `journal-lines: jump to ${deep}, by amount, first`,
          value: jump.sorted.medianMs,
          p99: jump.sorted.p99Ms,
          unit: 'ms',
          floor: offsetFloor,
        },
      );
      return results;
    } finally {
      archive.close();
    }
  },
};
