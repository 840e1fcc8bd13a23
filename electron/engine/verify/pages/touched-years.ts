import { type SearchKind, searchRecordQueries } from '#shared/archive-format/search-records.ts';
import type { CoveredTable } from '#shared/archive-format/tables.ts';
import type { TouchedRecords } from '#shared/contract/impact.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import { isDamage } from '../../open/sqlite-failure.ts';
import type { IdRange } from './id-ranges.ts';

/** How many records of a table have the given ids, and the years and dates that they belong to. */
export type CountedRecords = Pick<TouchedRecords, 'records' | 'fiscalYears' | 'dates'>;

/** Where a table's own pages cannot be read, this still says which ids there are and which searchable record each belongs to. */
interface Witness {
  readonly kind: SearchKind;
  /** Columns `own` and `record` of the rows whose ids are from :firstId to :lastId. */
  readonly sql: string;
}

/** An index that holds each row's parent and id, so that the table itself is not read. */
function byIndex(table: CoveredTable, index: string, column: string, kind: SearchKind): Witness {
  return {
    kind,
    sql: `SELECT id AS own, ${column} AS record FROM ${table} INDEXED BY ${index} WHERE id BETWEEN :firstId AND :lastId`,
  };
}

const witnesses: Readonly<Partial<Record<CoveredTable, Witness>>> = {
  journal_line_vat: byIndex(
    'journal_line_vat',
    'journal_line_vat_by_line',
    'journal_line_id',
    'journal_line',
  ),
  invoice_line: byIndex('invoice_line', 'invoice_line_by_invoice', 'invoice_id', 'invoice'),
  document_event: byIndex('document_event', 'document_event_by_document', 'document_id', 'document'),
  authorisation: byIndex('authorisation', 'authorisation_by_document', 'document_id', 'document'),
  export_log: byIndex('export_log', 'export_log_by_document', 'document_id', 'document'),
  document_link: byIndex('document_link', 'document_link_by_document', 'document_id', 'document'),
  document_content: {
    kind: 'document',
    sql: 'SELECT content_id AS own, id AS record FROM document WHERE content_id BETWEEN :firstId AND :lastId',
  },
};

/** Where search is lost, too: what indexes and the records above still say of year and date. */
const withoutSearch: Readonly<Partial<Record<CoveredTable, string>>> = {
  journal_entry: `SELECT id AS own, id, entry_date AS record_date, fiscal_year_id, NULL AS administration_id
    FROM journal_entry INDEXED BY journal_entry_by_journal WHERE id BETWEEN :firstId AND :lastId`,
  journal_line: `SELECT l.id AS own, e.id, e.entry_date AS record_date, e.fiscal_year_id, NULL AS administration_id
    FROM journal_line l INDEXED BY journal_line_by_entry LEFT JOIN journal_entry e ON e.id = l.journal_entry_id
    WHERE l.id BETWEEN :firstId AND :lastId`,
  invoice: `SELECT id AS own, id, issue_date AS record_date, NULL AS fiscal_year_id, NULL AS administration_id
    FROM invoice INDEXED BY invoice_by_date WHERE id BETWEEN :firstId AND :lastId`,
  document: `SELECT id AS own, id, received_at AS record_date, NULL AS fiscal_year_id, NULL AS administration_id
    FROM document INDEXED BY document_by_received WHERE id BETWEEN :firstId AND :lastId`,
};

/** Tables whose records belong to no year. */
const timeless: ReadonlySet<string> = new Set<CoveredTable>([
  'administration',
  'user_account',
  'vat_code',
  'dimension',
  'journal',
  'bank_account',
]);

/** Whether records of a table belong to no year, whatever they are. */
export function isTimeless(table: string): boolean {
  return timeless.has(table);
}

/**
 * Counts records by what stands on other pages: search records know date and year of what they lead to, and indexes know whom a row
 * belongs to. Null for a table of which nothing else tells; throws SQLite's error where those pages are damaged, too.
 */
export function countTouched(
  db: ReadOnlyDatabase,
  table: string,
  ranges: readonly IdRange[],
): CountedRecords | null {
  const witness = witnessOf(table);
  if (witness === null) return null;
  const { kind, sql } = witness;
  const bySearch = `SELECT touched.own, r.id, r.record_date, r.fiscal_year_id, r.administration_id FROM (${sql}) touched
    LEFT JOIN search_record r ON r.kind = '${kind}' AND r.record_id = touched.record`;
  try {
    return countFound(db, bySearch, ranges);
  } catch (error) {
    const other = Object.hasOwn(withoutSearch, table) ? withoutSearch[table as CoveredTable] : undefined;
    if (other === undefined || !isDamage(error)) throw error;
    return countFound(db, other, ranges);
  }
}

function countFound(db: ReadOnlyDatabase, sql: string, ranges: readonly IdRange[]): CountedRecords {
  const found = `WITH found AS MATERIALIZED (${sql})`;
  const figures = db.prepare<{ records: number; from: string | null; to: string | null; lost: number }>(
    `${found} SELECT count(DISTINCT own) AS records, min(record_date) AS "from", max(record_date) AS "to",
       count(*) FILTER (WHERE id IS NULL) AS lost FROM found`,
  );
  const years = db.prepare<string>(
    `${found} SELECT DISTINCT y.label FROM found JOIN fiscal_year y
       ON y.id = fiscal_year_id OR (fiscal_year_id IS NULL AND coalesce(found.administration_id, y.administration_id) = y.administration_id
         AND substr(record_date, 1, 10) BETWEEN y.start_date AND y.end_date)`,
    { pluck: true },
  );
  let records = 0;
  let lost = 0;
  const dates: string[] = [];
  const labels = new Set<string>();
  for (const { firstId, lastId } of ranges) {
    const ids = { firstId, lastId };
    const figure = figures.get(ids);
    records += figure?.records ?? 0;
    lost += figure?.lost ?? 0;
    for (const date of [figure?.from, figure?.to])
      if (typeof date === 'string') dates.push(date.slice(0, 10));
    for (const label of years.all(ids)) labels.add(label);
  }
  const [from] = dates.toSorted();
  const to = dates.toSorted().at(-1);
  return {
    records,
    // Of some of them nothing tells the year.
    fiscalYears: lost > 0 ? null : [...labels].toSorted(),
    dates: from === undefined || to === undefined ? null : { from, to },
  };
}

function witnessOf(table: string): Witness | null {
  if (Object.hasOwn(searchRecordQueries, table)) {
    const kind = table as SearchKind;
    const sql = `SELECT record_id AS own, record_id AS record FROM search_record
      WHERE kind = '${kind}' AND record_id BETWEEN :firstId AND :lastId`;
    return { kind, sql };
  }
  return Object.hasOwn(witnesses, table) ? (witnesses[table as CoveredTable] ?? null) : null;
}
