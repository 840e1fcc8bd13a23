import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { applyKey, type CipherKey } from './cipher-key.ts';
import type { BindValue } from './read-only-database.ts';

/** A new database that the packer fills; nothing else in the program can write one. */
export interface WritableDatabase {
  readonly path: string;
  /** Runs statements without parameters. */
  exec(sql: string): void;
  pragma(sql: string): unknown;
  prepareWrite(sql: string): { run(...values: BindValue[]): number };
  prepareRead<Row>(
    sql: string,
    options?: { safeIntegers?: boolean; raw?: boolean; pluck?: boolean },
  ): {
    get(...values: BindValue[]): Row | undefined;
    all(...values: BindValue[]): Row[];
    iterate(...values: BindValue[]): IterableIterator<Row>;
  };
  close(): void;
}

/** Creates an encrypted database at a path where nothing stands yet; throws if something does. */
export function createDatabase(path: string, key: CipherKey): WritableDatabase {
  if (existsSync(path)) throw new Error('a database is only created where no file stands');
  const connection = new Database(path);
  try {
    applyKey(connection, key);
  } catch (error) {
    connection.close();
    throw error;
  }
  return {
    path,
    exec: (sql) => void connection.exec(sql),
    pragma: (sql) => connection.pragma(sql),
    prepareWrite(sql) {
      const statement = connection.prepare<BindValue[]>(sql);
      return { run: (...values) => Number(statement.run(...values).lastInsertRowid) };
    },
    prepareRead<Row>(sql: string, options: { safeIntegers?: boolean; raw?: boolean; pluck?: boolean } = {}) {
      const statement = connection.prepare<BindValue[], Row>(sql);
      if (options.safeIntegers) statement.safeIntegers(true);
      if (options.raw) statement.raw(true);
      if (options.pluck) statement.pluck(true);
      return {
        get: (...values: BindValue[]) => statement.get(...values),
        all: (...values: BindValue[]) => statement.all(...values),
        iterate: (...values: BindValue[]) => statement.iterate(...values),
      };
    },
    close: () => void connection.close(),
  };
}
