import { useTranslation } from 'react-i18next';
import type { Scope } from '#shared/contract/values.ts';
import { useQuery } from '../../app/use-query.ts';

/** What an empty list means: nothing was open, or it cannot be told, and why. */
export function useEmptyText(scope: Scope): { readonly title: string; readonly text: string } {
  const { t } = useTranslation('openItems');
  const { data } = useQuery('subledgers.get', { scope }, { keepPrevious: true });
  const reason = data?.reason ?? null;
  return reason === null
    ? { title: t('empty'), text: t('emptyText') }
    : { title: t('cannotBeTold'), text: t(`reason.${reason}`) };
}
