import { useTranslation } from 'react-i18next';

/** What tables, columns and codes are called. A name that the format does not know is shown as it is. */
export interface RecordWords {
  /** A table's name for one record or many. */
  readonly table: (table: string, records?: 'one' | 'many') => string;
  /** A column's heading; camelCase and snake_case are the same column. */
  readonly column: (column: string) => string;
  /** The word for a code; null where it has none. `kind` is the set of codes, e.g. `status`. */
  readonly code: (kind: string, code: string) => string | null;
}

/** The words of the catalogues for names that come from the archive. */
export function useRecordWords(): RecordWords {
  const { i18n } = useTranslation();
  // The names come from a file, so the typed keys cannot be used; what is not a text of the catalogue is not shown.
  const look = (namespace: string, key: string): string | null => {
    const text: unknown = i18n.getResource(i18n.language, namespace, key);
    return typeof text === 'string' ? text : null;
  };
  return {
    table: (table, records = 'many') =>
      look('tables', `${table}_${records === 'one' ? 'one' : 'other'}`) ?? table,
    column: (column) =>
      look(
        'columns',
        column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      ) ?? column,
    code: (kind, code) => look('codes', `${kind}.${code}`),
  };
}
