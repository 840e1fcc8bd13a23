import { useCodeLabel, useColumnLabel, useTableLabel } from './labels.ts';

/** What tables, columns and codes are called; a name that the format does not know is shown as it is. */
export interface RecordWords {
  readonly table: (table: string, records?: 'one' | 'many') => string;
  readonly column: (column: string) => string;
  /** The word for a code in a column of a table. */
  readonly code: (table: string, column: string, code: string) => string;
}

/** The words for all that a record is made of, for parts that need more than one kind of them. */
export function useRecordWords(): RecordWords {
  const table = useTableLabel();
  const column = useColumnLabel();
  const code = useCodeLabel();
  return { table: (name, records = 'many') => table(name, records === 'one' ? 1 : 2), column, code };
}
