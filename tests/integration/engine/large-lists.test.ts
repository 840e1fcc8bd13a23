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

describe('long work', () => {
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
    const engine = createListEngine(archive);
    const list = engine.list({ kind: 'view', view: 'journal-lines' });
    expect(await longestHold(() => list.rows(byAmount, 0, 50, undefined))).toBeLessThan(100);
    expect(await longestHold(() => engine.ledger.columns(undefined))).toBeLessThan(100);
  });

  test('ends when it is cancelled, and can be asked for again', async () => {
    const list = lines();
    const controller = new AbortController();
    const rows = list.rows(byAmount, 0, 50, controller.signal);
    setTimeout(() => controller.abort(), 5);
    expect((await failureOf(rows)).code).toBe('cancelled');
    expect(await list.rows(byAmount, 0, 50, undefined)).toHaveLength(50);
    const aborted = AbortSignal.abort();
    expect((await failureOf(list.totals(everything, aborted))).code).toBe('cancelled');
    expect((await failureOf(list.values(everything, 'accountCode', 5, aborted))).code).toBe('cancelled');
  });

  test('that two have asked for goes on when one of them leaves', async () => {
    const list = lines();
    const leaving = new AbortController();
    const first = list.rows(byAmount, 0, 5, leaving.signal);
    const second = list.rows(byAmount, 0, 5, new AbortController().signal);
    leaving.abort();
    expect((await failureOf(first)).code).toBe('cancelled');
    expect(await second).toHaveLength(5);
  });

  test('ends when the archive is closed under it', async () => {
    const own = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
    const list = createListEngine(own).list({ kind: 'view', view: 'journal-lines' });
    const rows = list.rows(byAmount, 0, 50, undefined);
    setTimeout(() => own.close(), 5);
    expect((await failureOf(rows)).code).toBe('locked');
  });
});
