import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useEntryLinks } from '../../app/list/use-entry-links.tsx';
import { ScreenFailure } from '../../app/ScreenFailure.tsx';
import { useScope } from '../../app/scope.ts';
import { UpToChooser } from '../../app/UpToChooser.tsx';
import { keepUpTo, useUpTo } from '../../app/up-to.ts';
import { usePeriods } from '../../app/use-balances.ts';
import { useQuery } from '../../app/use-query.ts';
import { CardBalance } from './CardBalance.tsx';

const source = { kind: 'view', view: 'ledger-card' } as const;
const usualColumns = [
  'date',
  'entryNumber',
  'journalCode',
  'period',
  'description',
  'relation',
  'amountCents',
  'balanceCents',
];

/** One account's lines by date with what it stands at after each; a line leads to its entry. */
export function LedgerCardScreen() {
  const { t } = useTranslation('lists');
  const { accountId: parameter } = useParams({ strict: false });
  const accountId = Number(parameter);
  const scope = useScope();
  const upTo = useUpTo();
  const cardScope = useMemo(() => ({ ...scope, ...upTo.scope, accountId }), [scope, upTo.scope, accountId]);
  const periods = usePeriods();
  const account = useQuery('records.get', { table: 'ledger_account', id: accountId });

  const links = useEntryLinks('entryNumber', 'entryId');

  const trail = (
    <Link to="/ledger" search={keepUpTo}>
      {t('ledger.title')}
    </Link>
  );
  if (account.failure !== undefined) {
    return (
      <ScreenFailure
        title={t('ledger.card')}
        trail={trail}
        failure={account.failure}
        onRetry={account.retry}
      />
    );
  }
  const field = (name: string) => account.data?.fields.find((candidate) => candidate.name === name)?.value;
  const title = account.data === undefined ? t('ledger.card') : `${field('code')} ${field('description')}`;
  return (
    <ListScreen
      viewId="ledger-card"
      title={title}
      trail={trail}
      controls={<UpToChooser periods={periods} />}
      source={source}
      scope={cardScope}
      usualColumns={usualColumns}
      renderers={links.renderers}
      onActivate={links.open}
      strip={<CardBalance scope={cardScope} />}
      empty={{ title: t('ledger.cardEmpty'), text: t('ledger.cardEmptyText') }}
    />
  );
}
