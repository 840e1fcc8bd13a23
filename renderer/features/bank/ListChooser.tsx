import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../../app/keep-scope.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';

/** Goes between bank statements and their lines. */
export function ListChooser({ shown }: { readonly shown: 'statements' | 'lines' }) {
  const { t } = useTranslation('lists');
  const navigate = useNavigate();
  return (
    <SegmentedControl<'statements' | 'lines'>
      label={t('bank.asWhat')}
      value={shown}
      onChange={(next) =>
        void navigate({ to: next === 'statements' ? '/bank' : '/bank/lines', search: keepScope })
      }
      options={[
        { id: 'statements', label: t('bank.asStatements') },
        { id: 'lines', label: t('bank.asLines') },
      ]}
    />
  );
}
