import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/use-format.ts';
import type { PdfFind } from './use-pdf-find.ts';

/** What is said of a search in a PDF: which match of how many, or why there is none. */
export function useFindSaid({ query, matches, current, isSearching, isCut, hasNoText }: PdfFind): string {
  const { t } = useTranslation(['ui', 'viewer']);
  const format = useFormat();
  if (query.trim() === '') return '';
  if (hasNoText) return t('viewer:find.noText');
  if (matches.length === 0) return t(isSearching ? 'ui:find.searching' : 'ui:find.none');
  const total = format.integer(matches.length) + (isCut ? '+' : '');
  return t('ui:find.at', { at: current < 0 ? '–' : format.integer(current + 1), total });
}
