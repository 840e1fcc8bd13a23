import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keepUpTo } from '../../app/up-to.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';

/** Goes between open items by relation and one by one. */
export function ViewChooser({ shown }: { readonly shown: 'relations' | 'items' }) {
  const { t } = useTranslation('openItems');
  const navigate = useNavigate();
  return (
    <SegmentedControl<'relations' | 'items'>
      label={t('asWhat')}
      value={shown}
      onChange={(next) =>
        void navigate({ to: next === 'relations' ? '/open-items' : '/open-items/items', search: keepUpTo })
      }
      options={[
        { id: 'relations', label: t('asRelations') },
        { id: 'items', label: t('asItems') },
      ]}
    />
  );
}
