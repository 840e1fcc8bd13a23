import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { FailureState } from '../FailureState.tsx';
import type { ListGroups } from './use-list-groups.ts';

/** In place of a list's groups: that they are being added up, that there are too many, or why they are not there. */
export function GroupsState({
  groups,
  onUngroup,
}: {
  readonly groups: ListGroups;
  readonly onUngroup: () => void;
}) {
  const { t } = useTranslation('lists');
  const ungroup = <Button onPress={onUngroup}>{t('group.none')}</Button>;
  switch (groups.status) {
    case 'loading':
      return <EmptyState icon={<Spinner />} title={t('group.loading')} actions={ungroup} />;
    case 'too-many':
      return (
        <EmptyState title={t('group.tooMany')} actions={ungroup}>
          {t('group.tooManyText')}
        </EmptyState>
      );
    case 'failed':
      return <FailureState failure={groups.failure} onRetry={groups.retry} actions={ungroup} />;
    default:
      return null;
  }
}
