import type { CoveredTable } from '#shared/archive-format/tables.ts';
import type { RecordLink } from '#shared/contract/records.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { integerCell } from '../query/exact-sum.ts';
import type { Table, TableCatalog } from '../query/table-catalog.ts';
import type { LinkRule } from './link-rules.ts';
import { type LinkTitle, linkTitles } from './link-titles.ts';

/** A group of links as the contract has it. */
export interface LinkGroup {
  readonly role: string;
  readonly table: string;
  readonly total: number;
  readonly links: RecordLink[];
}

/** Reads links' lines. All throw SQLite's errors; the callers name what was read. */
export interface RecordLinks {
  /** A record as a link; null where there is no row with that id. */
  link(table: string, id: number): RecordLink | null;
  /** The records that a rule leads to from `id`, the first `limit` of them as links; null where there are none. */
  group(rule: LinkRule, id: number, limit: number): LinkGroup | null;
}

interface LinkRow {
  readonly title: unknown;
  readonly date: unknown;
  readonly cents: unknown;
}

export function createRecordLinks(db: ReadOnlyDatabase, tables: TableCatalog): RecordLinks {
  const statements = new Map<string, ReturnType<typeof prepareLink>>();
  const statementFor = (name: string) => {
    let statement = statements.get(name);
    if (statement === undefined) {
      statement = prepareLink(db, tables.table(name));
      statements.set(name, statement);
    }
    return statement;
  };
  const link = (table: string, id: number): RecordLink | null => {
    const row = statementFor(table)?.get(id);
    return row === undefined ? null : asLink(table, id, row);
  };
  return {
    link,
    group(rule, id, limit) {
      const params = Array<number>(rule.idsSql.split('?').length - 1).fill(id);
      const ids = db
        .prepare<number>(`SELECT DISTINCT id FROM (${rule.idsSql}) ORDER BY id LIMIT ?`, { pluck: true })
        .all(...params, limit);
      if (ids.length === 0) return null;
      const total =
        ids.length < limit
          ? ids.length
          : (db
              .prepare<number>(`SELECT count(DISTINCT id) FROM (${rule.idsSql})`, { pluck: true })
              .get(...params) ?? ids.length);
      const links = ids.flatMap((linked) => link(rule.table, linked) ?? []);
      return { role: rule.role, table: rule.table, total, links };
    },
  };
}

/** Null for a table without ids, to which nothing can link. */
function prepareLink(db: ReadOnlyDatabase, table: Table) {
  if (table.idSql === null) return null;
  const { title, date, cents }: LinkTitle = table.isCovered
    ? linkTitles[table.name as CoveredTable]
    : { title: foreignTitle(table) };
  const id = table.idSql.replace(/^b\./, 'x.');
  return db.prepare<LinkRow>(
    `SELECT ${title} AS title, ${date ?? 'NULL'} AS date, ${cents ?? 'NULL'} AS cents
     FROM ${quoteIdentifier(table.name)} AS x WHERE ${id} = ?`,
    { safeIntegers: true },
  );
}

/** The first text column is what people call a record of a table that the format does not know. */
function foreignTitle(table: Table): string {
  const named =
    table.columns.find(({ name }) => /^(?:name|naam|title|titel)$/i.test(name)) ??
    table.columns.find(({ type }) => type === 'text');
  if (named === undefined) return 'NULL';
  const column = `x.${quoteIdentifier(named.name)}`;
  return `iif(typeof(${column}) = 'blob', NULL, substr(${column}, 1, 200))`;
}

function asLink(table: string, id: number, row: LinkRow): RecordLink {
  const title = row.title === null ? '' : String(row.title).trim();
  return {
    table,
    id,
    title: title === '' ? `${table} ${id}` : title,
    date: typeof row.date === 'string' ? row.date : null,
    amountCents: typeof row.cents === 'bigint' ? integerCell(row.cents) : null,
  };
}
