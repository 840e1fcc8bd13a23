import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useArchive } from './session-context.ts';

/** Asks for the administration, where figures of several would mean nothing together; or says that there is none. */
export function ChooseAdministration() {
  const { t } = useTranslation('statements');
  const { administrations } = useArchive();
  const navigate = useNavigate();
  if (administrations.length === 0) return <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>;
  return (
    <EmptyState
      title={t('chooseAdministration')}
      actions={administrations.map(({ id, name }) => (
        <Button
          key={id}
          onPress={() => void navigate({ to: '.', search: (old) => ({ ...old, administration: id }) })}
        >
          {name}
        </Button>
      ))}
    >
      {t('chooseAdministrationText')}
    </EmptyState>
  );
}
