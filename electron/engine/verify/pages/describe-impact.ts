import { coveredTableNames } from '#shared/archive-format/tables.ts';
import type { Impact, TouchedRecords } from '#shared/contract/impact.ts';
import { quoteIdentifier } from '../../driver/quote-identifier.ts';
import { isSqliteError, type ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { TaskContext } from '../worker/task.ts';
import { type IdRange, joinRanges } from './id-ranges.ts';
import type { PageOwner } from './page-owner.ts';
import { countTouched, isTimeless } from './touched-years.ts';

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
  const years = untouchedYears(db, touched);
  const untouched = tablesWithRecords(db)?.filter((table) => !touchedTables.has(table)) ?? null;
  return {
    touched: touched.toSorted((a, b) => kinds.indexOf(a.as) - kinds.indexOf(b.as)),
    // What nothing sound points to hangs on a page that is damaged itself, and whose table is named for it.
    untouched: notLookedFor > 0 ? null : untouched,
    ...(years === undefined ? {} : { untouchedYears: notLookedFor > 0 ? null : years }),
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
  if (ranges === null) return { ...nothingMore, as: 'records', fiscalYears: isTimeless(table) ? [] : null };
  const counted = reading(() => countTouched(db, table, ranges));
  if (counted !== null) return { table, as: 'records', isCounted: true, ...counted };
  const records = ranges.reduce((sum, { firstId, lastId }) => sum + (lastId - firstId + 1), 0);
  return { ...nothingMore, as: 'records', records, fiscalYears: isTimeless(table) ? [] : null };
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

/** Fiscal years of which nothing is touched; undefined where the archive has none, null where the years of something are not known. */
function untouchedYears(
  db: ReadOnlyDatabase,
  touched: readonly TouchedRecords[],
): string[] | null | undefined {
  const isThere = reading(() => db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'fiscal_year'`).get());
  if (isThere === undefined) return undefined;
  const all = reading(() =>
    db
      .prepare<string>('SELECT label FROM fiscal_year GROUP BY label ORDER BY min(start_date), label', {
        pluck: true,
      })
      .all(),
  );
  if (all === null) return null;
  if (all.length === 0) return undefined;
  const years = new Set<string>();
  for (const { as, fiscalYears } of touched) {
    if (as !== 'records') continue;
    if (fiscalYears === null) return null;
    for (const year of fiscalYears) years.add(year);
  }
  return all.filter((year) => !years.has(year));
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
