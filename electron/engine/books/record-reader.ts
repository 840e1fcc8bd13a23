import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';

/** What a check of the books reads records through. */
export type RecordReader = Pick<ReadOnlyDatabase, 'prepare'>;

/** The one number that a query answers; 0 where it answers nothing. */
export function countOf(records: RecordReader, sql: string): number {
  return records.prepare<number>(sql, { pluck: true }).get() ?? 0;
}
