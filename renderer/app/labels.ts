import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from '../i18n/en.ts';

type CodeFamily = keyof Catalogue['codes'];

/** Which kind of code a column holds, by its name in the schema; `type` means something else in every table. */
const familyByColumn: Readonly<Record<string, CodeFamily>> = {
  kind: 'kind',
  status: 'status',
  channel: 'channel',
  direction: 'direction',
  decision: 'decision',
  outcome: 'outcome',
  retention_class: 'retention_class',
  side: 'side',
  subject: 'subject',
  term_state: 'term_state',
  subledger: 'subledger',
  ageing: 'ageing',
  open_by: 'open_by',
  comparison: 'comparison',
  connection: 'connection',
  role: 'role',
  account_type: 'account_type',
  journal_type: 'journal_type',
  relation_type: 'relation_type',
  detected_type: 'detected_type',
};
const familyOfType: Readonly<Record<string, CodeFamily>> = {
  ledger_account: 'account_type',
  'trial-balance': 'account_type',
  journal: 'journal_type',
  journals: 'journal_type',
  relation: 'relation_type',
  relations: 'relation_type',
};

/** A view's camelCase name as the schema writes it. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The heading of a column of the format's tables and views; its own name where it has no other. */
export function useColumnLabel(): (column: string) => string {
  const { t, i18n } = useTranslation('columns');
  return useCallback(
    (column) => {
      const key = snakeCase(column);
      // Looked up, so the key is one of the catalogue's.
      return i18n.exists(key, { ns: 'columns' }) ? t(key as keyof Catalogue['columns']) : column;
    },
    [t, i18n],
  );
}

/** The words for a code in a column of a table or view; the code itself where it has none. */
export function useCodeLabel(): (source: string, column: string, code: string) => string {
  const { t, i18n } = useTranslation('codes');
  return useCallback(
    (source, column, code) => {
      const name = snakeCase(column);
      const family = name === 'type' ? familyOfType[source] : familyByColumn[name];
      if (family === undefined) return code;
      const key = `${family}.${code}`;
      return i18n.exists(key, { ns: 'codes' }) ? t(key as 'side.D') : code;
    },
    [t, i18n],
  );
}

/** The words for all codes that a column of a table or view may hold, by code; none where it has no words. */
export function useCodeWords(): (source: string, column: string) => Readonly<Record<string, string>> {
  const { i18n } = useTranslation('codes');
  return useCallback(
    (source, column) => {
      const name = snakeCase(column);
      const family = name === 'type' ? familyOfType[source] : familyByColumn[name];
      const words: unknown = family === undefined ? null : i18n.getResource(i18n.language, 'codes', family);
      if (typeof words !== 'object' || words === null) return {};
      return Object.fromEntries(Object.entries(words).filter(([, word]) => typeof word === 'string'));
    },
    [i18n],
  );
}

/** The name of a table of the format, for one record or many; the table's own name where it is foreign. */
export function useTableLabel(): (table: string, count?: 1 | 2) => string {
  const { t, i18n } = useTranslation('tables');
  return useCallback(
    (table, count = 2) =>
      i18n.exists(`${table}_other`, { ns: 'tables' }) ? t(table as 'journal', { count }) : table,
    [t, i18n],
  );
}
