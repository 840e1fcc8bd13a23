import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/contract/verification.ts';
import { fillTemplate } from '#shared/verification/fill-template.ts';
import { isKnownCode } from '#shared/verification/finding-groups.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useCheckName } from './LayerTable.tsx';

/** What a kind of finding is called, touches and asks for; without texts of its own, what the engine says in English. */
export interface FindingText {
  readonly title: string;
  readonly touches: string | null;
  readonly now: string | null;
}

/** The sentences of a kind of finding, from the one that says most; the first whose values are all there is taken. */
const sentences = ['detail', 'detailShort', 'detailLeast'] as const;

/** Says a finding in the window's language. */
export function useFindingText(): {
  readonly kind: (finding: Finding) => FindingText;
  /** One finding with its values. `isEnglish` where only the engine's own message says them. */
  readonly detail: (finding: Finding) => { readonly text: string; readonly isEnglish: boolean };
} {
  const { t, i18n } = useTranslation(['findings', 'verification']);
  const format = useFormat();
  const words = useRecordWords();
  const checkName = useCheckName();

  const write = (name: string, value: string | number, finding: Finding): string => {
    const isAmount =
      /Cents$/.test(name) || (isFigureValue(name) && /Cents$/.test(String(finding.details?.figure)));
    if (isAmount && /^-?\d+$/.test(String(value))) return format.money(value);
    if (typeof value === 'number') return format.integer(value);
    if (isFigureValue(name) && /^-?\d+$/.test(value)) return format.integer(value);
    switch (name) {
      case 'owner':
        return value === 'free' || value === 'index'
          ? t(`verification:owner.${value}`)
          : t('verification:owner.unknown');
      case 'figure':
      case 'amount':
        return words.column(/Cents$/.test(value) || name === 'figure' ? value : `${value}_cents`);
      case 'parent':
      case 'targetTable':
        return words.table(value, 'one');
      case 'column':
      case 'columns':
        return value
          .split(', ')
          .map((column) => words.column(column))
          .join(', ');
      case 'retentionClass':
        return words.code('document', 'retention_class', value);
      case 'check':
        return checkName(value);
      default:
        return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(value) : value;
    }
  };
  const valuesOf = (finding: Finding): Record<string, string> => {
    const { page, offset, table, firstId, lastId, record, details = {} } = finding;
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries(details)) values[name] = write(name, value, finding);
    if (page !== undefined) values.page = format.integer(page);
    if (offset !== undefined) values.offset = format.integer(offset);
    if (table !== undefined) values.table = words.table(table, record === undefined ? 'many' : 'one');
    if (firstId !== undefined) values.firstId = format.integer(firstId);
    if (lastId !== undefined) values.lastId = format.integer(lastId);
    if (record !== undefined) values.recordId = String(record.id);
    return values;
  };

  return {
    kind({ code, message }) {
      if (!isKnownCode(code)) return { title: message, touches: null, now: null };
      return { title: t(`${code}.title`), touches: t(`${code}.touches`), now: t(`${code}.now`) };
    },
    detail(finding) {
      const values = valuesOf(finding);
      for (const sentence of sentences) {
        const template: unknown = i18n.getResource(i18n.language, 'findings', `${finding.code}.${sentence}`);
        const text = typeof template === 'string' ? fillTemplate(template, values) : null;
        if (text !== null) return { text, isEnglish: false };
      }
      return { text: finding.message, isEnglish: i18n.language !== 'en' };
    },
  };
}

/** Values of a total, which are amounts or counts as its `figure` says. */
function isFigureValue(name: string): boolean {
  return name === 'records' || name === 'manifest' || name === 'source';
}
