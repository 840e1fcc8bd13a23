import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../../app/keep-scope.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';

/** Goes between what was booked as entries and as lines. */
export function ListChooser({ shown }: { readonly shown: 'entries' | 'lines' }) {
  const { t } = useTranslation('lists');
  const navigate = useNavigate();
  return (
    <SegmentedControl<'entries' | 'lines'>
      label={t('journals.asWhat')}
      value={shown}
      onChange={(next) =>
        void navigate({ to: next === 'entries' ? '/entries' : '/lines', search: keepScope })
      }
      options={[
        { id: 'entries', label: t('journals.asEntries') },
        { id: 'lines', label: t('journals.asLines') },
      ]}
    />
  );
}
