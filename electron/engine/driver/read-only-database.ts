import Database from 'better-sqlite3';
import { applyKey, type CipherKey } from './cipher-key.ts';
import { prepareReading, type ReadStatement, type SqlValue, type StatementOptions } from './statement.ts';

declare const readOnlyBrand: unique symbol;

/** A connection that cannot write: opened read-only, `query_only`, and with nothing of the file trusted (design.md section 7). */
export interface ReadOnlyDatabase {
  readonly [readOnlyBrand]: true;
  readonly path: string;
  readonly isOpen: boolean;
  /** Prepares one reading statement; anything else is refused before it runs. Identifiers go through `quoteIdentifier`. */
  prepare<Row = Record<string, SqlValue>>(sql: string, options?: StatementOptions): ReadStatement<Row>;
  /** Rows that a file that was cut short lacks; null where it lacks none, or nothing tells which. */
  absentRows(table: string): AbsentRows | null;
  close(): void;
}

/** Rows of a table that stand on pages behind the end of their file: where their ids can lie. */
export interface AbsentRows {
  /** Ascending, apart from each other, at least one. */
  readonly ranges: readonly { readonly firstId: number; readonly lastId: number }[];
  /** Whether the table went on behind the last range, of which only the first id is told then: how far, nothing says. */
  readonly isOpenEnded: boolean;
}

/** SQLite's own error, with its extended code such as `SQLITE_NOTADB` or `SQLITE_CORRUPT`. */
export const SqliteError: new (message: string, code: string) => Error & { code: string } =
  Database.SqliteError;

/** Says whether an error came from SQLite, and narrows it to one with a code. */
export function isSqliteError(error: unknown): error is Error & { code: string } {
  return error instanceof Database.SqliteError;
}

/** Settings of a connection. */
export interface OpenOptions {
  /** How much memory the page cache may take. */
  readonly cacheKibibytes?: number;
  /**
   * Only where our own code has just found the HMAC of every page of this very file right: then SQLite need not compute them again at
   * each reading, which is two fifths of its time. Otherwise a page that fails its HMAC is refused.
   */
  readonly arePagesAuthentic?: boolean;
  /**
   * Opens a file that ends before the last page of its database. SQLite then takes every page behind the end for corrupt, and refuses
   * it as one that fails its HMAC. Only where the file ends with a whole page: SQLite takes half a one for plain text.
   */
  readonly mayBeCutShort?: boolean;
  /** What answers `absentRows`; none are where it is left out. */
  readonly absentRows?: (db: ReadOnlyDatabase, table: string) => AbsentRows | null;
  /** Functions of ours by name, text in, text out, the same for the same text. Statements may call them; nothing in the file can. */
  readonly textFunctions?: Readonly<Record<string, (text: string) => string>>;
  /** What is thrown in the place of an error. */
  readonly explain?: (error: unknown) => unknown;
}

/**
 * Opens an encrypted database read-only. Throws SQLite's error: `SQLITE_CANTOPEN` when the file is missing or not readable,
 * `SQLITE_NOTADB` when the key is wrong or page 1 damaged, for some settings make SQLite read the schema.
 */
export function openReadOnly(path: string, key: CipherKey, options: OpenOptions = {}): ReadOnlyDatabase {
  const connection = new Database(path, { readonly: true, fileMustExist: true, timeout: 2000 });
  try {
    if (options.arePagesAuthentic === true) connection.pragma('hmac_check=0');
    applyKey(connection, key);
    // Defensive mode is the driver's default for every connection.
    if (options.mayBeCutShort === true) passOverTheMissingEnd(connection);
    connection.pragma('query_only=ON');
    connection.pragma('trusted_schema=OFF');
    connection.pragma('cell_size_check=ON');
    connection.pragma('temp_store=MEMORY');
    connection.pragma('mmap_size=0');
    connection.pragma(`cache_size=-${Math.trunc(options.cacheKibibytes ?? 64 * 1024)}`);
    for (const [name, apply] of Object.entries(options.textFunctions ?? {})) {
      connection.function(name, { deterministic: true, directOnly: true }, (value) =>
        typeof value === 'string' ? apply(value) : value,
      );
    }
  } catch (error) {
    connection.close();
    throw options.explain?.(error) ?? error;
  }
  return wrap(connection, path, options);
}

/**
 * SQLite refuses a file that is shorter than its header says, but for repairs: where the schema may be written and defensive mode does
 * not forbid it. Here nothing can be written all the same, for the file is opened read-only.
 */
function passOverTheMissingEnd(connection: Database.Database): void {
  connection.unsafeMode(true);
  connection.pragma('writable_schema=ON');
}

function wrap(
  connection: Database.Database,
  path: string,
  { absentRows, explain }: OpenOptions,
): ReadOnlyDatabase {
  return {
    path,
    get isOpen() {
      return connection.open;
    },
    prepare<Row>(sql: string, options?: StatementOptions): ReadStatement<Row> {
      return prepareReading<Row>(connection, sql, options, explain);
    },
    absentRows(table: string): AbsentRows | null {
      return absentRows?.(this as ReadOnlyDatabase, table) ?? null;
    },
    close() {
      connection.close();
    },
    // The brand exists for the compiler alone.
  } as ReadOnlyDatabase;
}
