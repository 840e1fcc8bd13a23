import { type CoveredTable, columnsOf } from '#shared/archive-format/tables.ts';
import type { Cell } from '#shared/contract/values.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import { isSqliteError } from '../driver/read-only-database.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { integerCell } from '../query/exact-sum.ts';

/** A record's values by column, integers beyond 2^53 as text; null where it stands on a damaged page. */
export type RecordValues = Readonly<Record<string, Cell>> | null;

/** Reads records of one table by id, whole; of bytes only how many there are. */
export function recordReader({ db }: OpenArchive, table: CoveredTable): (id: number) => RecordValues {
  const columns = Object.entries(columnsOf(table)).map(([name, { type }]) =>
    type === 'BLOB' ? `length(${quoteIdentifier(name)}) AS ${quoteIdentifier(name)}` : quoteIdentifier(name),
  );
  const statement = db.prepare<Record<string, bigint | number | string | null>>(
    `SELECT ${columns.join(', ')} FROM ${quoteIdentifier(table)} WHERE id = ?`,
    { safeIntegers: true },
  );
  return (id) => {
    try {
      const row = statement.get(id);
      if (row === undefined) return null;
      return Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'bigint' ? integerCell(value) : value,
        ]),
      );
    } catch (error) {
      if (isSqliteError(error)) return null;
      throw error;
    }
  };
}
