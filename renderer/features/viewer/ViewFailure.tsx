import { Save } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';

/** Why a document that could be drawn is not. */
export type ViewProblem =
  | 'damagedPdf'
  | 'password'
  | 'noPages'
  | 'damagedImage'
  /** The archive has no bytes, or cannot read them. */
  | 'missing'
  /** The archive is locked, or the reading process is away. */
  | 'unreachable';

/** Settings of a failure of the viewer. */
export interface ViewFailureProps {
  readonly problem: ViewProblem;
  readonly onSave: () => void;
  readonly onRetry: () => void;
}

/** Stands for a document that is not drawn: why, and what can be done. */
export function ViewFailure({ problem, onSave, onRetry }: ViewFailureProps) {
  const { t } = useTranslation(['viewer', 'ui']);
  return (
    <ErrorState
      title={t(`problem.${problem}.title`)}
      actions={
        problem === 'missing' ? undefined : problem === 'unreachable' ? (
          <Button onPress={onRetry}>{t('ui:retry')}</Button>
        ) : (
          <SaveButton onSave={onSave} />
        )
      }
    >
      {t(`problem.${problem}.text`)}
    </ErrorState>
  );
}

/** Saves a copy, where that is all that can be done with a document. */
export function SaveButton({ onSave }: { readonly onSave: () => void }) {
  const { t } = useTranslation('viewer');
  return (
    <Button icon={<Save aria-hidden="true" />} onPress={onSave}>
      {t('save')}
    </Button>
  );
}
