import { searchRecordQueries } from '#shared/archive-format/search-records.ts';
import { coveredTableNames } from '#shared/archive-format/tables.ts';
import type { Impact, TouchedRecords } from '#shared/contract/impact.ts';
import { quoteIdentifier } from '../../driver/quote-identifier.ts';
import { isSqliteError, type ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { TaskContext } from '../worker/task.ts';
import { type IdRange, joinRanges } from './id-ranges.ts';
import type { PageOwner } from './page-owner.ts';

/** Whom the damaged and missing pages belong to. */
export interface OwnersFound {
  readonly owners: readonly PageOwner[];
  /** Missing pages that nothing sound points to. */
  readonly unnamed: number;
  /** Damaged and missing pages beyond those whose owners were looked for. */
  readonly notLookedFor: number;
}

/** Says what damaged pages mean for people: which kinds of records, how many, of which years, and which kinds not at all. */
export function describeImpact(
  { owners, unnamed, notLookedFor }: OwnersFound,
  { database }: TaskContext,
): Impact {
  const db = database();
  const unknownPages = unnamed + notLookedFor + owners.filter(({ kind }) => kind === 'unknown').length;
  const touched = [...byTable(owners)].map(([table, pages]) => touchedRecords(db, table, pages));
  const touchedTables = new Set(touched.flatMap(({ table, as }) => (as === 'records' ? [table] : [])));
  const untouched = tablesWithRecords(db)?.filter((table) => !touchedTables.has(table)) ?? null;
  return {
    touched: touched.toSorted((a, b) => kinds.indexOf(a.as) - kinds.indexOf(b.as)),
    // What nothing sound points to hangs on a page that is damaged itself, and whose table is named for it.
    untouched: notLookedFor > 0 ? null : untouched,
    freePages: owners.filter(({ kind }) => kind === 'free').length,
    unknownPages,
  };
}

const kinds: readonly TouchedRecords['as'][] = ['records', 'index', 'search', 'envelope'];

function byTable(owners: readonly PageOwner[]): Map<string, PageOwner[]> {
  const tables = new Map<string, PageOwner[]>();
  for (const owner of owners) {
    if (owner.table === null) continue;
    // A search index is one thing to who searches, however many tables it is made of.
    const table = isSearchTable(owner.table) ? 'search' : owner.table;
    tables.set(table, [...(tables.get(table) ?? []), owner]);
  }
  return tables;
}

function isSearchTable(table: string): boolean {
  return table === 'search_record' || /^search_(?:data|idx|docsize|config|content)$/.test(table);
}

function touchedRecords(db: ReadOnlyDatabase, table: string, owners: readonly PageOwner[]): TouchedRecords {
  const nothingMore = { table, records: null, isCounted: false, fiscalYears: null, dates: null };
  if (table === 'search') return { ...nothingMore, as: 'search' };
  if (table.startsWith('sqlite_') || table === 'archive_block' || table === 'archive_manifest') {
    return { ...nothingMore, as: 'envelope' };
  }
  const pages = owners.filter(({ kind }) => kind === 'table');
  if (pages.length === 0) return { ...nothingMore, as: 'index' };
  const ranges = rangesOf(db, table, pages);
  if (ranges === null) return { ...nothingMore, as: 'records' };
  const counted = Object.hasOwn(searchRecordQueries, table) ? countBySearch(db, table, ranges) : null;
  if (counted !== null) return { table, as: 'records', isCounted: true, ...counted };
  const records = ranges.reduce((sum, { firstId, lastId }) => sum + (lastId - firstId + 1), 0);
  return { ...nothingMore, as: 'records', records };
}

/** Ids that can stand on the pages, without overlap; null where neither neighbours nor the manifest's blocks bound them. */
function rangesOf(db: ReadOnlyDatabase, table: string, pages: readonly PageOwner[]): IdRange[] | null {
  const isOpen = pages.some(({ firstId, lastId }) => firstId === null || lastId === null);
  const bounds = isOpen ? boundsOf(db, table) : null;
  const ranges: IdRange[] = [];
  for (const { firstId, lastId } of pages) {
    const first = firstId ?? bounds?.firstId;
    const last = lastId ?? bounds?.lastId;
    if (first === undefined || last === undefined) return null;
    if (first <= last) ranges.push({ firstId: first, lastId: last });
  }
  return joinRanges(ranges);
}

function boundsOf(db: ReadOnlyDatabase, table: string): IdRange | null {
  const sql =
    'SELECT min(first_id) AS firstId, max(last_id) AS lastId FROM archive_block WHERE table_name = ?';
  return (
    reading(() => {
      const row = db.prepare<{ firstId: number | null; lastId: number | null }>(sql).get(table);
      if (row === undefined || row.firstId === null || row.lastId === null) return null;
      return { firstId: row.firstId, lastId: row.lastId };
    }) ?? null
  );
}

/** Search records stand on pages of their own and know date and year of the records that they lead to. */
function countBySearch(
  db: ReadOnlyDatabase,
  table: string,
  ranges: readonly IdRange[],
): Pick<TouchedRecords, 'records' | 'fiscalYears' | 'dates'> | null {
  return reading(() => {
    const figures = db.prepare<{ records: number; from: string | null; to: string | null }>(
      `SELECT count(*) AS records, min(record_date) AS "from", max(record_date) AS "to"
       FROM search_record WHERE kind = ? AND record_id BETWEEN ? AND ?`,
    );
    const years = db.prepare<string>(
      `SELECT DISTINCT y.label FROM search_record r JOIN fiscal_year y
         ON y.id = r.fiscal_year_id OR (r.fiscal_year_id IS NULL AND y.administration_id = r.administration_id
           AND substr(r.record_date, 1, 10) BETWEEN y.start_date AND y.end_date)
       WHERE r.kind = ? AND r.record_id BETWEEN ? AND ? ORDER BY y.start_date, y.label`,
      { pluck: true },
    );
    let records = 0;
    const dates: string[] = [];
    const labels = new Set<string>();
    for (const { firstId, lastId } of ranges) {
      const found = figures.get(table, firstId, lastId);
      records += found?.records ?? 0;
      for (const date of [found?.from, found?.to]) if (typeof date === 'string') dates.push(date);
      for (const label of years.all(table, firstId, lastId)) labels.add(label);
    }
    const [from] = dates.toSorted();
    const to = dates.toSorted().at(-1);
    return {
      records,
      fiscalYears: labels.size === 0 ? null : [...labels].toSorted(),
      dates: from === undefined || to === undefined ? null : { from, to },
    };
  });
}

/** Tables that hold records, by the manifest's blocks, or in a foreign database every table; null where that cannot be read. */
function tablesWithRecords(db: ReadOnlyDatabase): string[] | null {
  const tables = reading(() =>
    db
      .prepare<string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
        { pluck: true },
      )
      .all(),
  );
  if (tables === null || !tables.includes('archive_block')) return tables;
  const covered: readonly string[] = coveredTableNames.filter((table) => table !== 'search_record');
  return tables.filter((table) => covered.includes(table) && !isEmpty(db, table));
}

/** An unreadable page is no empty table. */
function isEmpty(db: ReadOnlyDatabase, table: string): boolean {
  return (
    reading(() => db.prepare(`SELECT 1 FROM ${quoteIdentifier(table)} LIMIT 1`).get() === undefined) ?? false
  );
}

/** Null where SQLite cannot read what is asked, which in a damaged archive is to be expected. */
function reading<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (isSqliteError(error)) return null;
    throw error;
  }
}
