import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { useFailureText } from './use-failure-text.ts';

/** What the archive does not have, it does not have the next time either. */
const isFinal = ({ code }: Failure) => code === 'not_found' || code === 'no_such_view';

/** A failure of the contract where an answer would stand, with what can be done. */
export function FailureState({
  failure,
  onRetry,
  actions,
}: {
  readonly failure: Failure;
  readonly onRetry?: () => void;
  readonly actions?: ReactNode;
}) {
  const { t } = useTranslation('ui');
  const { title, text } = useFailureText()(failure);
  return (
    <ErrorState
      title={title}
      actions={
        <>
          {onRetry === undefined || isFinal(failure) ? null : <Button onPress={onRetry}>{t('retry')}</Button>}
          {actions}
        </>
      }
    >
      {text}
    </ErrorState>
  );
}
