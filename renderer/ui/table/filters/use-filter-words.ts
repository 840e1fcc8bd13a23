import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FilterWords } from './describe-filter.ts';

/** The words of filters in the window's language. */
export function useFilterWords(): FilterWords {
  const { t } = useTranslation('ui');
  return useMemo(
    () => ({
      yes: t('yes'),
      no: t('no'),
      contains: t('table.op.contains').toLowerCase(),
      startsWith: t('table.op.starts_with').toLowerCase(),
      not: t('table.not'),
      empty: t('table.op.empty').toLowerCase(),
      notEmpty: t('table.op.not_empty').toLowerCase(),
      more: (count: number) => t('table.moreChosen', { count }),
    }),
    [t],
  );
}
