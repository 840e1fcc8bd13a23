import { type ErrorComponentProps, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { keepScope } from '../keep-scope.ts';

/** Stands where a screen failed to be drawn, so that the rest of the window goes on. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const navigate = useNavigate();
  const { t } = useTranslation(['workspace', 'ui']);
  return (
    <ErrorState
      isScreen
      title={t('failureBoundary')}
      actions={
        <>
          <Button onPress={reset}>{t('ui:retry')}</Button>
          <Button onPress={() => void navigate({ to: '/overview', search: keepScope })}>
            {t('backToOverview')}
          </Button>
        </>
      }
    >
      {t('detailsOfFailure', { message: error instanceof Error ? error.message : String(error) })}
    </ErrorState>
  );
}
