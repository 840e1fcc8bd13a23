import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { applyKey, type CipherKey } from './cipher-key.ts';
import {
  type Bindings,
  prepareReading,
  type ReadStatement,
  type SqlValue,
  type StatementOptions,
} from './statement.ts';

/** What a writing statement did. */
export interface WriteResult {
  readonly changes: number;
  readonly lastInsertRowid: number;
}

/** A new database that the packer fills; nothing else in the program can write one. */
export interface WritableDatabase {
  readonly path: string;
  /** Runs statements without parameters. */
  exec(sql: string): void;
  pragma(sql: string): unknown;
  prepareWrite(sql: string): { run(...values: Bindings): WriteResult };
  prepareRead<Row = Record<string, SqlValue>>(sql: string, options?: StatementOptions): ReadStatement<Row>;
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
      const statement = connection.prepare<unknown[]>(sql);
      return {
        run(...values) {
          const { changes, lastInsertRowid } = statement.run(...values);
          return { changes, lastInsertRowid: Number(lastInsertRowid) };
        },
      };
    },
    prepareRead<Row>(sql: string, options?: StatementOptions): ReadStatement<Row> {
      return prepareReading<Row>(connection, sql, options);
    },
    close: () => void connection.close(),
  };
}
