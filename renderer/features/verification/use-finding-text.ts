import { useTranslation } from 'react-i18next';
import { createFindingWords, type FindingWords } from '#shared/verification/finding-words.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useCheckName } from './LayerTable.tsx';

/** Says a finding in the window's language. */
export function useFindingText(): FindingWords {
  const { t, i18n } = useTranslation(['findings', 'verification']);
  const format = useFormat();
  const words = useRecordWords();
  const check = useCheckName();
  return createFindingWords({
    texts(code) {
      const texts: unknown = i18n.getResource(i18n.language, 'findings', code);
      return typeof texts === 'object' && texts !== null ? { ...texts } : undefined;
    },
    table: words.table,
    column: words.column,
    retentionClass: (code) => words.code('document', 'retention_class', code),
    check,
    owner: (kind) => t(`verification:owner.${kind}`),
    money: format.money,
    integer: format.integer,
    date: format.date,
    isEnglish: i18n.language === 'en',
  });
}
