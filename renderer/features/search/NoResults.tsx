import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useScope } from '../../app/scope.ts';
import { useQuery } from '../../app/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** Settings of an empty result. */
export interface NoResultsProps {
  readonly text: string;
  readonly kind: string | undefined;
  readonly onSearch: (text: string) => void;
  /** Null where the search was not narrowed to an administration or year. */
  readonly onEverywhere: (() => void) | null;
}

/** Nothing was found: what may have been meant, and where else to look. */
export function NoResults({ text, kind, onSearch, onEverywhere }: NoResultsProps) {
  const { t } = useTranslation('search');
  const scope = useScope();
  const { data } = useQuery('search.suggest', { text, scope, ...(kind === undefined ? {} : { kind }) });
  const meant = data?.text ?? null;
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t('none', { text: text.trim() })}
      actions={
        meant === null && onEverywhere === null ? undefined : (
          <>
            {meant === null ? null : (
              <Button variant="primary" onPress={() => onSearch(meant)}>
                {t('meant', { text: meant })}
              </Button>
            )}
            {onEverywhere === null ? null : <Button onPress={onEverywhere}>{t('everywhere')}</Button>}
          </>
        )
      }
    >
      {t('noneText')}
    </EmptyState>
  );
}
