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
  close(): void;
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
  /** Functions of ours by name, text in, text out, the same for the same text. Statements may call them; nothing in the file can. */
  readonly textFunctions?: Readonly<Record<string, (text: string) => string>>;
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
    throw error;
  }
  return wrap(connection, path);
}

function wrap(connection: Database.Database, path: string): ReadOnlyDatabase {
  return {
    path,
    get isOpen() {
      return connection.open;
    },
    prepare<Row>(sql: string, options?: StatementOptions): ReadStatement<Row> {
      return prepareReading<Row>(connection, sql, options);
    },
    close() {
      connection.close();
    },
    // The brand exists for the compiler alone.
  } as ReadOnlyDatabase;
}
