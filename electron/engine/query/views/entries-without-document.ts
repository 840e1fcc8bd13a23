import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import { readingRecords } from '../../open/sqlite-failure.ts';
import { compact, type IdVector } from '../id-vector.ts';
import type { Ledger } from '../ledger.ts';
import type { List } from '../list.ts';
import { createListCache, type ListCache } from '../list-cache.ts';
import { NumberList } from '../number-list.ts';
import type { RowSource } from '../row-source.ts';
import { createSqlList } from '../sql-list.ts';
import { journalEntriesView } from './journal-entries.ts';

const { administrationId, fiscalYearId, journalId } = journalEntriesView.scope;

const source: RowSource = {
  ...journalEntriesView,
  scope: {
    ...(administrationId === undefined ? {} : { administrationId }),
    ...(fiscalYearId === undefined ? {} : { fiscalYearId }),
    ...(journalId === undefined ? {} : { journalId }),
  },
  passesOver: ['toPeriod', 'toDate'],
  defaultSort: [],
};

interface KnownIds {
  readonly byteLength: number;
  readonly ids: IdVector;
}

/** Journal entries that no document leads to: neither through its invoice nor by a link to the entry or one of its lines. */
export function createEntriesWithoutDocument(
  db: ReadOnlyDatabase,
  ledger: Ledger,
  cache: ListCache<IdVector>,
): List {
  const known = createListCache<KnownIds>(16 * 1024 * 1024);
  const idsOf = (
    scope: Parameters<Ledger['scopeOf']>[0],
    signal: AbortSignal | undefined,
  ): Promise<KnownIds> => {
    const key = JSON.stringify([scope.administrationId, scope.fiscalYearId, scope.journalId]);
    return known.get(key, signal, async (ended) => {
      const { entries } = await ledger.columns(ended);
      const { fiscalYearIds, journalId } = ledger.scopeOf(scope);
      const documented = entriesWithDocument(db);
      const ids = new NumberList();
      for (let entry = 0; entry < entries.ids.length; entry++) {
        const id = entries.ids[entry] ?? 0;
        if (documented.has(id)) continue;
        if (fiscalYearIds !== null && !fiscalYearIds.has(entries.fiscalYearIds[entry] ?? 0)) continue;
        if (journalId !== null && entries.journalIds[entry] !== journalId) continue;
        ids.push(id);
      }
      const vector = compact(ids.view());
      return { byteLength: vector.byteLength, ids: vector };
    });
  };
  return createSqlList({
    db,
    source,
    name: 'entries-without-document',
    cache,
    order: async (scope, signal) => (await idsOf(scope, signal)).ids,
    candidates: async (scope, signal) => ({
      ids: (await idsOf(scope, signal)).ids,
      members: ['administrationId', 'fiscalYearId', 'journalId'],
    }),
  });
}

function entriesWithDocument(db: ReadOnlyDatabase): ReadonlySet<number> {
  const ids = readingRecords('The links of documents', () =>
    db
      .prepare<number>(
        `SELECT journal_entry_id FROM invoice WHERE document_id IS NOT NULL AND journal_entry_id IS NOT NULL
         UNION SELECT target_id FROM document_link WHERE target_table = 'journal_entry'
         UNION SELECT l.journal_entry_id FROM document_link k JOIN journal_line l ON l.id = k.target_id
           WHERE k.target_table = 'journal_line'`,
        { pluck: true },
      )
      .all(),
  );
  return new Set(ids);
}
