import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type Grouping, rgsOrder } from '#shared/domain/statements.ts';
import { useCodeLabel } from './labels.ts';

/** The words for a heading that accounts are put together under. */
export function useHeadingLabel(): (heading: string | null, grouping: Grouping) => string {
  const { t } = useTranslation('statements');
  const codeLabel = useCodeLabel();
  return useCallback(
    (heading, grouping) => {
      if (heading === null) return grouping === 'rgs' ? t('withoutRgs') : t('withoutLead');
      if (grouping === 'type') return codeLabel('ledger_account', 'type', heading);
      if (grouping === 'lead') return t('lead', { code: heading });
      const known = rgsOrder.find((code) => code === heading);
      return known === undefined ? heading : t(`rgs.${known}`);
    },
    [t, codeLabel],
  );
}
