import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Grouping, rgsHeading } from '#shared/domain/statements.ts';
import { type Balances, useBalances } from '../../app/use-balances.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';

/** Chooses accounts one by one, or the headings that these books have; nothing until they are known. */
export function TrialBalanceGrouping() {
  const { t } = useTranslation('statements');
  const { by } = useSearch({ strict: false });
  const navigate = useNavigate();
  const { data } = useBalances();
  if (data === undefined || data.accounts.length === 0) return null;
  return (
    <SegmentedControl<Grouping | 'account'>
      label={t('groupBy')}
      value={by ?? 'account'}
      onChange={(next) =>
        void navigate({
          to: '.',
          search: (old) => ({ ...old, by: next === 'account' ? undefined : next, record: undefined }),
        })
      }
      options={(['account', ...groupingsOf(data)] as const).map((id) => ({
        id,
        label: t(`groupedBy.${id}`),
      }))}
    />
  );
}

function groupingsOf({ accounts }: Balances): Grouping[] {
  return [
    ...(accounts.some(({ rgsCode }) => rgsHeading(rgsCode) !== null) ? (['rgs'] as const) : []),
    ...(accounts.some(({ leadCode }) => leadCode !== null && leadCode !== '') ? (['lead'] as const) : []),
    'type',
  ];
}
