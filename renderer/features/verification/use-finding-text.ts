import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/contract/verification.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { type Format, useFormat } from '../../ui/use-format.ts';
import { fillTemplate } from './fill-template.ts';
import { isKnownCode } from './finding-groups.ts';

/** What a kind of finding is called, touches and asks for; without texts of its own, what the engine says in English. */
export interface FindingText {
  readonly title: string;
  readonly touches: string | null;
  readonly now: string | null;
}

/** Says a finding in the window's language. */
export function useFindingText(): {
  readonly kind: (finding: Finding) => FindingText;
  /** One finding with its values. `isEnglish` where only the engine's own message says them. */
  readonly detail: (finding: Finding) => { readonly text: string; readonly isEnglish: boolean };
} {
  const { t, i18n } = useTranslation('findings');
  const format = useFormat();
  const { table: tableName } = useRecordWords();
  return {
    kind({ code, message }) {
      if (!isKnownCode(code)) return { title: message, touches: null, now: null };
      return { title: t(`${code}.title`), touches: t(`${code}.touches`), now: t(`${code}.now`) };
    },
    detail(finding) {
      const template: unknown = i18n.getResource(i18n.language, 'findings', `${finding.code}.detail`);
      const text =
        typeof template === 'string' ? fillTemplate(template, valuesOf(finding, format, tableName)) : null;
      return text === null
        ? { text: finding.message, isEnglish: i18n.language !== 'en' }
        : { text, isEnglish: false };
    },
  };
}

/** A finding's values as its sentence names them: amounts, dates and numbers as people write them, tables by their names. */
function valuesOf(
  finding: Finding,
  format: Format,
  tableName: (table: string) => string,
): Record<string, string> {
  const { page, offset, table, firstId, lastId, record, details = {} } = finding;
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(details))
    values[name] = writeDetail(name, value, format, tableName);
  if (page !== undefined) values.page = format.integer(page);
  if (offset !== undefined) values.offset = format.integer(offset);
  if (table !== undefined) values.table = tableName(table);
  if (firstId !== undefined) values.firstId = format.integer(firstId);
  if (lastId !== undefined) values.lastId = format.integer(lastId);
  if (record !== undefined) values.recordId = String(record.id);
  return values;
}

function writeDetail(
  name: string,
  value: string | number,
  format: Format,
  tableName: (table: string) => string,
): string {
  if (/Cents$/.test(name) && /^-?\d+$/.test(String(value))) return format.money(value);
  if (/^(parent|targetTable)$/.test(name)) return tableName(String(value));
  if (typeof value === 'number') return format.integer(value);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(value) : value;
}
