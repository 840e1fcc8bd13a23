import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { BackToOverview } from './BackToOverview.tsx';

/** Stands where a screen failed to be drawn, so that the rest of the window goes on. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation(['workspace', 'ui']);
  return (
    <ErrorState
      isScreen
      title={t('failureBoundary')}
      actions={
        <>
          <Button onPress={reset}>{t('ui:retry')}</Button>
          <BackToOverview />
        </>
      }
    >
      {t('detailsOfFailure', { message: error instanceof Error ? error.message : String(error) })}
    </ErrorState>
  );
}

/** Stands where an address leads to no screen, as one of another version of the program may. */
export function RouteNotFound() {
  const { t } = useTranslation('workspace');
  return (
    <ErrorState isScreen title={t('noSuchScreen')} actions={<BackToOverview />}>
      {t('noSuchScreenText')}
    </ErrorState>
  );
}
