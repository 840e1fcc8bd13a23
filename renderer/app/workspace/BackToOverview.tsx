import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { keepScope } from '../keep-scope.ts';

/** The way on from a screen that shows nothing. */
export function BackToOverview() {
  const navigate = useNavigate();
  const { t } = useTranslation('workspace');
  return (
    <Button onPress={() => void navigate({ to: '/overview', search: keepScope })}>
      {t('backToOverview')}
    </Button>
  );
}
