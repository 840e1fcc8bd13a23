import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../../app/keep-scope.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';

const paths = { entries: '/entries', lines: '/lines', withoutDocument: '/entries/without-document' } as const;

/** Goes between what was booked as entries and as lines, and the entries that no document leads to. */
export function ListChooser({ shown }: { readonly shown: keyof typeof paths }) {
  const { t } = useTranslation('lists');
  const navigate = useNavigate();
  return (
    <SegmentedControl<keyof typeof paths>
      label={t('journals.asWhat')}
      value={shown}
      onChange={(next) => void navigate({ to: paths[next], search: keepScope })}
      options={[
        { id: 'entries', label: t('journals.asEntries') },
        { id: 'lines', label: t('journals.asLines') },
        { id: 'withoutDocument', label: t('journals.asWithoutDocument') },
      ]}
    />
  );
}
