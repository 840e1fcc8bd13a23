// As the engine's process does: opens one archive (its path is the argument, SBQA_PASSPHRASE its passphrase), looks at what an accountant looks at, and prints the
// most memory that it took and what it holds at the end, both in KiB.

import { openArchive } from '#engine/open/open-archive.ts';
import { keepHeapSmall } from '#engine/process/small-heap.ts';
import { readBalances } from '#engine/query/balance-handlers.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import type { Grouping } from '#shared/contract/lists.ts';

keepHeapSmall();
const [path = ''] = process.argv.slice(2);
const archive = await openArchive(path, {
  kind: 'passphrase',
  passphrase: process.env.SBQA_PASSPHRASE ?? '',
});
const lists = createListEngine(archive);
const [year] = lists.ledger.years;
if (year === undefined) throw new Error('the archive for the benchmark has no fiscal year');
await readBalances(lists.ledger, { administrationId: year.administrationId }, undefined);
const accountId =
  archive.db
    .prepare<number>('SELECT ledger_account_id FROM journal_line GROUP BY 1 ORDER BY count(*) DESC LIMIT 1', {
      pluck: true,
    })
    .get() ?? 0;
const card = lists.list({ kind: 'view', view: 'ledger-card' });
const request = { scope: { accountId }, filters: [], sort: [] };
const { rows } = await card.totals(request, undefined);
await card.rows(request, Math.max(0, rows - 100), 100, undefined);
const journal = lists.list({ kind: 'view', view: 'journal-lines' });
await journal.rows({ scope: {}, filters: [], sort: [] }, 0, 100, undefined);
const groupings: Grouping[] = [
  { column: 'journalCode', by: 'value' },
  { column: 'date', by: 'month' },
  { column: 'accountCode', by: 'value' },
  { column: 'relation', by: 'value' },
];
for (const group of groupings) {
  const grouped = { scope: {}, filters: [], sort: [], group };
  await journal.groups(grouped, undefined);
  await journal.rows(grouped, Math.floor(rows / 2), 100, undefined);
}
for (const column of ['description', 'entryNumber', 'amountCents']) {
  const sorted = { scope: {}, filters: [], sort: [{ column, direction: 'asc' as const }] };
  await journal.rows(sorted, Math.floor(rows / 2), 100, undefined);
}
archive.close();
console.log(`${process.resourceUsage().maxRSS} ${Math.round(process.memoryUsage.rss() / 1024)}`);
