import { fail } from '#shared/contract/failure.ts';
import type { ListRow } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import {
  isRetentionClass,
  longestTerm,
  type RetentionTerm,
  retentionArticles,
  retentionTerm,
} from '#shared/domain/retention.ts';
import { isCalendarDate } from '#shared/domain/written-date.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import { readingRecords } from '../../open/sqlite-failure.ts';
import { type ComputedColumn, createComputedList } from '../computed-list.ts';
import type { List } from '../list.ts';

const columns: readonly ComputedColumn[] = [
  { name: 'subject', type: 'code' },
  { name: 'administration', type: 'code' },
  { name: 'title', type: 'text' },
  { name: 'records', type: 'integer' },
  { name: 'retentionClass', type: 'code' },
  { name: 'article', type: 'text' },
  { name: 'countsFrom', type: 'date' },
  { name: 'keptThrough', type: 'date' },
  { name: 'lastYear', type: 'integer' },
  { name: 'termState', type: 'code' },
];

const members: ReadonlySet<string> = new Set(['administrationId', 'fiscalYearId', 'toDate']);

/**
 * How long what must be kept: one row a fiscal year, one for the ordinary documents of each calendar year, and one for each document
 * with a class of its own (format README, "Retention"). `termState` is as on `toDate`, or on the day that `today` gives: `running`,
 * `past`, `no_term` (class `none`), `not_known` (a date or class that the archive does not state). Says nothing of what may go.
 */
export function createRetention(db: ReadOnlyDatabase, today: () => string): List {
  let known: readonly Subject[] | null = null;
  return createComputedList(columns, async (scope) => {
    for (const [member, value] of Object.entries(scope)) {
      if (value !== undefined && !members.has(member)) {
        throw fail('bad_filter', `Retention cannot be narrowed by ${member}.`);
      }
    }
    known ??= readSubjects(db);
    const year = scope.fiscalYearId === undefined ? undefined : readYear(db, scope.fiscalYearId);
    const referenceDate = scope.toDate ?? today();
    return known.filter((subject) => isWithin(subject, scope, year)).map((one) => rowOf(one, referenceDate));
  });
}

interface Subject {
  readonly subject: 'fiscal_year' | 'documents' | 'document';
  readonly id: number | null;
  readonly administrationId: number;
  readonly administration: string | null;
  readonly title: string;
  readonly records: number;
  readonly retentionClass: string;
  /** The date that stands for the records in their own right: the fiscal year's last day, or the document's date. */
  readonly ownDate: string | null;
  readonly term: RetentionTerm | null;
}

interface YearSpan {
  readonly administrationId: number;
  readonly startDate: string;
  readonly endDate: string;
}

function isWithin(subject: Subject, scope: Scope, year: YearSpan | null | undefined): boolean {
  if (scope.administrationId !== undefined && subject.administrationId !== scope.administrationId)
    return false;
  if (year === undefined) return true;
  if (year === null || subject.administrationId !== year.administrationId) return false;
  if (subject.subject === 'fiscal_year') return subject.id === scope.fiscalYearId;
  if (subject.ownDate === null) return false;
  return subject.subject === 'documents'
    ? subject.ownDate >= year.startDate.slice(0, 4) && subject.ownDate.slice(0, 4) <= year.endDate.slice(0, 4)
    : subject.ownDate >= year.startDate && subject.ownDate <= year.endDate;
}

function rowOf(one: Subject, referenceDate: string): ListRow {
  const { term } = one;
  const noTerm = one.retentionClass === 'none' ? 'no_term' : 'not_known';
  return {
    ref: one.id === null ? null : { table: one.subject, id: one.id },
    cells: [
      one.subject,
      one.administration,
      one.title,
      one.records,
      term?.retentionClass ?? one.retentionClass,
      term === null ? null : retentionArticles[term.retentionClass],
      term?.countsFrom ?? null,
      term?.keptThrough ?? null,
      term === null ? null : Number(term.keptThrough.slice(0, 4)),
      term === null ? noTerm : term.keptThrough < referenceDate ? 'past' : 'running',
    ],
  };
}

/** Ordered by administration; fiscal years first, then ordinary documents by year, then the others by the end of their term. */
function readSubjects(db: ReadOnlyDatabase): Subject[] {
  return readingRecords('The retention terms', () =>
    [...readFiscalYears(db), ...readOrdinaryDocuments(db), ...readSpecialDocuments(db)].sort(
      (a, b) => a.administrationId - b.administrationId,
    ),
  );
}

function readFiscalYears(db: ReadOnlyDatabase): Subject[] {
  return db
    .prepare<Omit<Subject, 'term'>>(
      `SELECT 'fiscal_year' AS subject, y.id, y.administration_id AS administrationId, a.code AS administration, y.label AS title,
         (SELECT count(*) FROM journal_entry e WHERE e.fiscal_year_id = y.id) AS records,
         'general7' AS retentionClass, y.end_date AS ownDate
       FROM fiscal_year y LEFT JOIN administration a ON a.id = y.administration_id ORDER BY y.administration_id, y.start_date`,
    )
    .all()
    .map((row) => ({ ...row, term: ownTerm(row.ownDate) }));
}

/** A document's own date is its invoice's, the latest where it has several; without an invoice the day on which it was received. */
const ownDateSql = `coalesce((SELECT max(i.issue_date) FROM invoice i WHERE i.document_id = d.id), substr(d.received_at, 1, 10))`;

function readOrdinaryDocuments(db: ReadOnlyDatabase): Subject[] {
  return db
    .prepare<{
      readonly administrationId: number;
      readonly administration: string | null;
      readonly year: string | null;
      readonly records: number;
    }>(
      `SELECT d.administration_id AS administrationId, a.code AS administration, substr(${ownDateSql}, 1, 4) AS year, count(*) AS records
       FROM document d LEFT JOIN administration a ON a.id = d.administration_id
       WHERE d.retention_class = 'general7' GROUP BY d.administration_id, year ORDER BY d.administration_id, year`,
    )
    .all()
    .map(({ year, ...row }) => {
      const ownDate = year === null ? null : `${year}-12-31`;
      return {
        ...row,
        subject: 'documents',
        id: null,
        title: year ?? '',
        retentionClass: 'general7',
        ownDate,
        term: ownTerm(ownDate),
      };
    });
}

function readSpecialDocuments(db: ReadOnlyDatabase): Subject[] {
  return db
    .prepare<Omit<Subject, 'term'> & { readonly retentionFrom: string | null; readonly isBooked: number }>(
      `SELECT 'document' AS subject, d.id, d.administration_id AS administrationId, a.code AS administration,
         d.file_name AS title, 1 AS records, d.retention_class AS retentionClass, ${ownDateSql} AS ownDate,
         d.retention_from AS retentionFrom,
         (EXISTS (SELECT 1 FROM invoice i WHERE i.document_id = d.id) OR EXISTS (SELECT 1 FROM document_link l WHERE l.document_id = d.id
           AND l.target_table IN ('journal_entry', 'journal_line', 'invoice'))) AS isBooked
       FROM document d LEFT JOIN administration a ON a.id = d.administration_id
       WHERE d.retention_class <> 'general7' ORDER BY d.administration_id, d.id`,
    )
    .all()
    .map(({ retentionFrom, isBooked, ...row }) => ({
      ...row,
      term: specialTerm(row.retentionClass, retentionFrom, row.ownDate, isBooked === 1),
    }));
}

/**
 * What belongs to the books is kept as long as they are at least, whatever else it is; a client's identification that is in no booking
 * has its own term alone. Null where the class's own date is not stated: a shorter term than the class's would be a wrong answer.
 */
function specialTerm(
  retentionClass: string,
  retentionFrom: string | null,
  ownDate: string | null,
  isBooked: boolean,
): RetentionTerm | null {
  if (!isRetentionClass(retentionClass)) return null;
  const countsFrom = retentionFrom ?? (retentionClass === 'oss10' ? ownDate : null);
  if (countsFrom === null || !isCalendarDate(countsFrom)) return null;
  const isOfBooks = isBooked || retentionClass !== 'wwft5';
  const own = isOfBooks ? ownTerm(ownDate) : null;
  return longestTerm([retentionTerm(retentionClass, countsFrom), ...(own === null ? [] : [own])]);
}

function ownTerm(date: string | null): RetentionTerm | null {
  return date !== null && isCalendarDate(date) ? retentionTerm('general7', date) : null;
}

function readYear(db: ReadOnlyDatabase, id: number): YearSpan | null {
  return (
    readingRecords('The fiscal year', () =>
      db
        .prepare<YearSpan>(
          'SELECT administration_id AS administrationId, start_date AS startDate, end_date AS endDate FROM fiscal_year WHERE id = ?',
        )
        .get(id),
    ) ?? null
  );
}
