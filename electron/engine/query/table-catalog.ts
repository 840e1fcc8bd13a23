import { type CoveredTable, coveredTableNames } from '#shared/archive-format/tables.ts';
import { fail } from '#shared/contract/failure.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import { isSqliteError, type ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { ReadStatement } from '../driver/statement.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import type { ColumnType } from './row-source.ts';

/** A column of a table as the file declares it. */
export interface TableColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** As it is written in the schema, for people; may be empty. */
  readonly declaredType: string;
  /** The table whose ids stand in it, by a foreign key to that table's integer primary key. */
  readonly references: string | null;
}

/** A table that can be read. */
export interface Table {
  readonly name: string;
  /** Its rowid as SQL over the alias `b`; null for a table WITHOUT ROWID. */
  readonly idSql: string | null;
  /** Columns of the primary key, in its order; the order of a table WITHOUT ROWID. */
  readonly primaryKey: readonly string[];
  /** All but hidden and generated ones: the file's expressions are not run. */
  readonly columns: readonly TableColumn[];
  readonly isCovered: boolean;
}

/** What a file has as tables. */
export interface TableCatalog {
  /** Names of plain tables in the schema's order, without SQLite's own and, in an archive, those of the search index. */
  readonly names: readonly string[];
  isCovered(name: string): boolean;
  /** Throws `not_found` for a name that is no table, and says so of a view or virtual table, which is never run. */
  table(name: string): Table;
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** Reads the names of an archive's tables; each table is looked into when it is first asked for. */
export function createTableCatalog(archive: OpenArchive): TableCatalog {
  const { db, format } = archive;
  const objects = readingRecords('The list of tables', () =>
    db.prepare<SchemaRow>(`SELECT type, name, sql FROM sqlite_schema ORDER BY rowid`).all(),
  );
  const isArchive = format === 'smartbooqing-archive/1';
  const plain = objects.filter(isPlainTable);
  const plainNames = new Set(plain.map(({ name }) => name));
  const known = new Map<string, Table>();
  const questions = askOfTables(db);
  const isCovered = (name: string) => isArchive && coveredTableNames.includes(name as CoveredTable);
  return {
    names: plain
      .map(({ name }) => name)
      .filter(
        (name) =>
          !name.startsWith('sqlite_') && !(isArchive && name.startsWith('search_') && !isCovered(name)),
      ),
    isCovered,
    table(name) {
      const before = known.get(name);
      if (before !== undefined) return before;
      if (!plainNames.has(name)) throw notReadableTable(objects, name);
      const table = readingRecords(`Table ${name}`, () =>
        describeTable(questions, name, isCovered(name), plainNames),
      );
      known.set(name, table);
      return table;
    },
  };
}

/** SQLite itself writes the beginning of the stored statement, whatever the user's looked like. */
function isPlainTable(object: SchemaRow): boolean {
  return object.type === 'table' && object.sql?.startsWith('CREATE TABLE') === true;
}

function notReadableTable(objects: readonly SchemaRow[], name: string): Error {
  const object = objects.find((known) => known.name === name && known.type !== 'index');
  if (object === undefined || object.type === 'trigger')
    return fail('not_found', `There is no table ${name}.`);
  const kind = object.type === 'view' ? 'a view' : 'a virtual table';
  return fail('not_found', `${name} is ${kind}, and what the file would run is not run.`);
}

/** SQLITE_MAX_COLUMN as the driver is built. */
const mostResultColumns = 2000;

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
  readonly hidden: number;
}

interface ReferenceRow {
  readonly id: number;
  readonly table: string;
  readonly from: string;
  readonly to: string | null;
}

/**
 * What is asked of each table, prepared once: a statement lives until it is collected as garbage, and of one for each of ten thousand
 * tables hundreds of megabytes would wait for that.
 */
function askOfTables(db: ReadOnlyDatabase) {
  const question = <Row>(sql: string) => {
    let prepared: ReadStatement<Row> | null = null;
    return (table: string): Row[] => {
      prepared ??= db.prepare<Row>(sql);
      return prepared.all(table);
    };
  };
  return {
    columns: question<ColumnRow>('SELECT name, type, pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid'),
    references: question<ReferenceRow>('SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?)'),
    keys: question<{ name: string; type: string }>(
      'SELECT name, type FROM pragma_table_info(?) WHERE pk > 0',
    ),
    /** Whether a name of the rowid can be asked for; `pragma_table_list` would look through all tables for each. */
    hasRowid: (table: string, rowid: string): boolean => {
      try {
        db.prepare(`SELECT b.${rowid} FROM ${quoteIdentifier(table)} AS b LIMIT 0`);
        return true;
      } catch (error) {
        if (isSqliteError(error) && error.code === 'SQLITE_ERROR') return false;
        throw error;
      }
    },
  };
}
type Questions = ReturnType<typeof askOfTables>;

function describeTable(
  questions: Questions,
  name: string,
  isCovered: boolean,
  plainNames: ReadonlySet<string>,
): Table {
  const all = questions.columns(name);
  const references = referencesOf(questions, name, plainNames);
  return {
    name,
    // Beside so many columns a result has no room for the row's id; such a table is read by its order.
    idSql: all.length >= mostResultColumns ? null : rowidName(questions, name, all),
    primaryKey: all
      .filter(({ pk }) => pk > 0)
      .sort((a, b) => a.pk - b.pk)
      .map((column) => column.name),
    columns: all
      .filter(({ hidden }) => hidden === 0)
      .map((column) => ({
        name: column.name,
        type: isCovered ? knownType(column.name, column.type) : affinityType(column.type),
        declaredType: column.type,
        references: references.get(column.name) ?? null,
      })),
    isCovered,
  };
}

/** One of SQLite's three names of the rowid that no column has taken; null for a table WITHOUT ROWID. */
function rowidName(questions: Questions, table: string, columns: readonly ColumnRow[]): string | null {
  const taken = new Set(columns.map(({ name }) => name.toLowerCase()));
  const free = ['_rowid_', 'rowid', 'oid'].find((name) => !taken.has(name));
  return free !== undefined && questions.hasRowid(table, free) ? `b.${free}` : null;
}

/** Foreign keys of one column that point at a table's integer primary key, so that a cell is an id. */
function referencesOf(
  questions: Questions,
  table: string,
  plainNames: ReadonlySet<string>,
): Map<string, string> {
  const rows = questions.references(table);
  const found = new Map<string, string>();
  for (const row of rows) {
    const isSingle = rows.filter(({ id }) => id === row.id).length === 1;
    if (isSingle && plainNames.has(row.table) && isIntegerKey(questions, row.table, row.to)) {
      found.set(row.from, row.table);
    }
  }
  return found;
}

function isIntegerKey(questions: Questions, table: string, column: string | null): boolean {
  const keys = questions.keys(table);
  const [key] = keys;
  return (
    keys.length === 1 &&
    key !== undefined &&
    key.type.toUpperCase() === 'INTEGER' &&
    (column === null || column.toLowerCase() === key.name.toLowerCase())
  );
}

/** The type of a column of the archive's own tables, by the names that the format gives (schema.sql, its head). */
function knownType(name: string, declared: string): ColumnType {
  if (name.endsWith('_cents')) return 'cents';
  if (name.startsWith('is_')) return 'flag';
  if (name.endsWith('_date') || dateNames.has(name)) return 'date';
  if (instantNames.has(name)) return 'instant';
  if (codeNames.has(name)) return 'code';
  return affinityType(declared);
}

const dateNames: ReadonlySet<string> = new Set(['closed_on', 'deactivated_on', 'retention_from']);
const instantNames: ReadonlySet<string> = new Set(['at', 'received_at', 'decided_at', 'filed_at']);
const codeNames: ReadonlySet<string> = new Set([
  ...['type', 'kind', 'side', 'status', 'role', 'channel', 'direction', 'decision', 'outcome', 'currency'],
  ...['retention_class', 'mime_type', 'return_box', 'box', 'target_table', 'country'],
]);

/** SQLite's rules of affinity (sqlite.org/datatype3.html section 3.1). */
function affinityType(declared: string): ColumnType {
  const type = declared.toUpperCase();
  if (type.includes('INT')) return 'integer';
  if (type.includes('CHAR') || type.includes('CLOB') || type.includes('TEXT')) return 'text';
  if (type.includes('BLOB')) return 'blob';
  if (/REAL|FLOA|DOUB|NUM|DEC/.test(type)) return 'real';
  // No type at all, or one that SQLite does not know (dates as others declare them): anything may stand there.
  return 'text';
}
