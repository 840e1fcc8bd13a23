import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import type { List, ListRequest } from '#engine/query/list.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { failureOf, folderOfTests } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';

const books = join(folderOfTests(), 'books.sbqa');
const everything: ListRequest = { scope: {}, filters: [], sort: [] };
let archive: OpenArchive;

// 30,000 entries and 90,000 lines: enough for many slices.
beforeAll(async () => {
  await writeSmallBooks({ path: books, entriesPerYear: 10_000, signingSeed: null });
  archive = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
});
afterAll(() => archive.close());

const lines = (): List => createListEngine(archive).list({ kind: 'view', view: 'journal-lines' });
const byAmount: ListRequest = { ...everything, sort: [{ column: 'amountCents', direction: 'desc' }] };

describe('a jump to any row', () => {
  test.each<[string, ListRequest, string]>([
    ['in the default order', everything, 'ORDER BY l.id'],
    [
      'sorted by amount',
      byAmount,
      `ORDER BY CASE l.side WHEN 'D' THEN l.amount_cents ELSE -l.amount_cents END DESC, l.id DESC`,
    ],
    [
      'sorted by account and date',
      {
        ...everything,
        sort: [
          { column: 'accountCode', direction: 'asc' },
          { column: 'date', direction: 'asc' },
        ],
      },
      `ORDER BY (SELECT code FROM ledger_account WHERE id = l.ledger_account_id),
        coalesce(l.effective_date, (SELECT entry_date FROM journal_entry WHERE id = l.journal_entry_id)), l.id`,
    ],
    [
      'filtered',
      { ...everything, filters: [{ column: 'description', op: 'contains', values: ['REGEL 2 VAN 77'] }] },
      `WHERE l.description LIKE '%regel 2 van 77%' ORDER BY l.id`,
    ],
  ])('%s gives what plain SQL gives', async (_, request, tail) => {
    const ids = archive.db.prepare<number>(`SELECT l.id FROM journal_line l ${tail}`, { pluck: true }).all();
    const list = lines();
    expect((await list.totals(request, undefined)).rows).toBe(ids.length);
    for (const share of [0, 0.25, 0.5, 0.99]) {
      const offset = Math.floor(ids.length * share);
      const rows = await list.rows(request, offset, 50, undefined);
      expect(rows.map((row) => row.ref?.id)).toEqual(ids.slice(offset, offset + 50));
    }
  });

  test('is answered at once when the order is known', async () => {
    const list = lines();
    await list.rows(byAmount, 50_000, 50, undefined);
    const start = performance.now();
    for (let jump = 0; jump < 20; jump++) await list.rows(byAmount, (jump * 4001) % 89_000, 50, undefined);
    expect((performance.now() - start) / 20).toBeLessThan(30);
  });
});

describe('an order by amounts from the ledger in memory', () => {
  const directions = ['asc', 'desc'] as const;
  const columns = ['amountCents', 'debitCents', 'creditCents', 'id'];
  const cases = columns.flatMap((column) => directions.map((direction) => ({ column, direction })));
  const expressions: Record<string, string> = {
    id: 'l.id',
    amountCents: `iif(l.side = 'D', 1, -1) * l.amount_cents`,
    debitCents: `iif(l.side = 'D', l.amount_cents, NULL)`,
    creditCents: `iif(l.side = 'C', l.amount_cents, NULL)`,
  };

  test.each(cases)('is that of plain SQL: $column $direction', async ({ column, direction }) => {
    const engine = createListEngine(archive);
    await engine.ledger.columns(undefined);
    const list = engine.list({ kind: 'view', view: 'journal-lines' });
    const account = archive.db
      .prepare<number>('SELECT ledger_account_id FROM journal_line GROUP BY 1 ORDER BY count(*) DESC', {
        pluck: true,
      })
      .get();
    const year = engine.ledger.years[1]?.id;
    const scopes = [
      { scope: {}, where: '1' },
      {
        scope: { accountId: account, fiscalYearId: year },
        where: `l.ledger_account_id = ${account} AND e.fiscal_year_id = ${year}`,
      },
    ];
    for (const { scope, where } of scopes) {
      const ids = archive.db
        .prepare<number>(
          `SELECT l.id FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id WHERE ${where}
           ORDER BY ${expressions[column]} ${direction}, l.id ${direction}`,
          { pluck: true },
        )
        .all();
      expect(ids.length).toBeGreaterThan(100);
      const request = { scope, filters: [], sort: [{ column, direction }] };
      for (const offset of [0, Math.floor(ids.length / 2), ids.length - 50]) {
        const rows = await list.rows(request, offset, 50, undefined);
        expect(rows.map((row) => row.ref?.id)).toEqual(ids.slice(offset, offset + 50));
      }
    }
  });

  test('reads no line but those that are shown', async () => {
    const { watched, statements } = watching(archive);
    const engine = createListEngine(watched, {
      columns: await createListEngine(archive).ledger.columns(undefined),
    });
    const list = engine.list({ kind: 'view', view: 'journal-lines' });
    expect(await list.rows(byAmount, 50_000, 50, undefined)).toHaveLength(50);
    const reading = statements.filter((sql) => /FROM journal_line/.test(sql));
    expect(reading).toHaveLength(1);
    expect(reading[0]).toMatch(/WHERE b\.id = \?$/);
  });
});

test('the order is worked out once the first rows are shown, so that a jump finds it', async () => {
  const { watched, statements, prepared } = watching(archive);
  const faults: unknown[] = [];
  const engine = createListEngine(watched, { readAhead: { onFault: (error) => faults.push(error) } });
  const list = engine.list({ kind: 'view', view: 'journal-lines' });
  const counting = prepared(/count\(\*\)/);
  await list.rows(everything, 0, 50, undefined);
  await counting;
  statements.length = 0;
  const rows = await list.rows(everything, 80_000, 50, undefined);
  expect(rows.map((row) => row.ref?.id)).toEqual(Array.from({ length: 50 }, (_, row) => 80_001 + row));
  expect(statements.filter((sql) => /count\(\*\)/.test(sql))).toEqual([]);
  expect(faults).toEqual([]);
});

/** The archive, and every statement that is prepared on it from now on. */
function watching(original: OpenArchive) {
  const statements: string[] = [];
  let onStatement = (_: string): void => undefined;
  const { db } = original;
  const prepare: typeof db.prepare = (sql, options) => {
    statements.push(sql);
    onStatement(sql);
    return db.prepare(sql, options);
  };
  const watched: OpenArchive = {
    ...original,
    db: new Proxy(db, { get: (target, name) => (name === 'prepare' ? prepare : Reflect.get(target, name)) }),
  };
  return {
    watched,
    statements,
    prepared: (pattern: RegExp) =>
      new Promise<void>((resolve) => {
        onStatement = (sql) => {
          if (pattern.test(sql)) resolve();
        };
      }),
  };
}

describe('long work', () => {
  const byText: ListRequest = { ...everything, sort: [{ column: 'description', direction: 'desc' }] };
  /** How long the event loop was held at most while something ran. */
  async function longestHold(work: () => Promise<unknown>): Promise<number> {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 1);
    try {
      await work();
      return Math.max(longest, performance.now() - last);
    } finally {
      clearInterval(timer);
    }
  }

  test('lets others in between its slices', async () => {
    const own = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
    try {
      const engine = createListEngine(own);
      const amounts = (lists: typeof engine) =>
        lists.list({ kind: 'view', view: 'journal-lines' }).rows(byAmount, 0, 50, undefined);
      expect(await longestHold(() => amounts(engine))).toBeLessThan(100);
      expect(await longestHold(() => engine.ledger.columns(undefined))).toBeLessThan(100);
      expect(await longestHold(() => amounts(createListEngine(own)))).toBeLessThan(100);
    } finally {
      own.close();
    }
  });

  test('ends when it is cancelled, and can be asked for again', async () => {
    const list = lines();
    const controller = new AbortController();
    const rows = list.rows(byText, 0, 50, controller.signal);
    setTimeout(() => controller.abort(), 5);
    expect((await failureOf(rows)).code).toBe('cancelled');
    expect(await list.rows(byText, 0, 50, undefined)).toHaveLength(50);
    const aborted = AbortSignal.abort();
    expect((await failureOf(list.totals(everything, aborted))).code).toBe('cancelled');
    expect((await failureOf(list.values(everything, 'accountCode', 5, aborted))).code).toBe('cancelled');
  });

  test('that two have asked for goes on when one of them leaves', async () => {
    const list = lines();
    const leaving = new AbortController();
    const first = list.rows(byText, 0, 5, leaving.signal);
    const second = list.rows(byText, 0, 5, new AbortController().signal);
    leaving.abort();
    expect((await failureOf(first)).code).toBe('cancelled');
    expect(await second).toHaveLength(5);
  });

  test('ends when the archive is closed under it', async () => {
    const own = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
    const list = createListEngine(own).list({ kind: 'view', view: 'journal-lines' });
    const rows = list.rows(byText, 0, 50, undefined);
    setTimeout(() => own.close(), 5);
    expect((await failureOf(rows)).code).toBe('locked');
  });
});
