import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../../app/keep-scope.ts';
import { ScreenFailure } from '../../app/ScreenFailure.tsx';
import { ScreenLoading } from '../../app/ScreenLoading.tsx';
import { useArchive } from '../../app/session-context.ts';
import { useQuery } from '../../app/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AppointForm } from './AppointForm.tsx';

/** The client appoints an administrator; whoever may not is told why. */
export function AppointScreen() {
  const { t } = useTranslation('appointments');
  const navigate = useNavigate();
  const { openedBy } = useArchive();
  const isOwner = openedBy.kind === 'owner';
  const { data, failure, retry } = useQuery('appointments.list', isOwner ? {} : null, { keepPrevious: true });
  const leave = () => void navigate({ to: '/appointments', search: keepScope });
  const refusal = !isOwner ? 'administrator' : data?.acceptance === 'accepted' ? null : data?.acceptance;
  if (failure !== undefined)
    return <ScreenFailure title={t('appointTitle')} failure={failure} onRetry={retry} />;
  if (refusal === undefined) return <ScreenLoading title={t('appointTitle')} />;
  if (refusal === null) return <AppointForm onLeave={leave} />;
  return (
    <EmptyState isScreen title={t('cannotTitle')} actions={<Button onPress={leave}>{t('toList')}</Button>}>
      {t(`refusal.${refusal}`)}
    </EmptyState>
  );
}
