import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../../app/FailureState.tsx';
import { keepScope } from '../../app/keep-scope.ts';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useQuery } from '../../app/use-query.ts';
import type { CellValue } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { EntryFacts } from './EntryFacts.tsx';

const source = { kind: 'view', view: 'journal-lines' } as const;
const usualColumns = [
  'lineNumber',
  'accountCode',
  'account',
  'description',
  'relation',
  'invoiceReference',
  'debitCents',
  'creditCents',
];

/** One entry: what it is, and all its lines. */
export function EntryScreen() {
  const { t } = useTranslation('lists');
  const format = useFormat();
  const { entryId: parameter } = useParams({ strict: false });
  const entryId = Number(parameter);
  const scope = useMemo(() => ({ entryId }), [entryId]);
  const { data, failure, retry } = useQuery('records.entry', { entryId });
  const navigate = useNavigate();
  const accountIds = useMemo(
    () => new Map(data?.lines.map((line) => [line.accountCode, line.accountId])),
    [data],
  );
  const openAccount = useCallback(
    (accountId: number) =>
      navigate({ to: '/ledger/$accountId', params: { accountId: String(accountId) }, search: keepScope }),
    [navigate],
  );
  const renderers = useMemo(
    () => ({
      accountCode: (cell: CellValue): ReactNode => {
        const accountId = accountIds.get(String(cell));
        return accountId === undefined ? null : (
          <Link
            to="/ledger/$accountId"
            params={{ accountId: String(accountId) }}
            search={keepScope}
            tabIndex={-1}
          >
            {String(cell)}
          </Link>
        );
      },
    }),
    [accountIds],
  );
  if (failure !== undefined) return <FailureState failure={failure} onRetry={retry} />;
  const entry = data?.entry;
  return (
    <ListScreen
      viewId="entry"
      title={entry === undefined ? t('journals.entryLines') : t('journals.entry', { number: entry.number })}
      trail={
        entry === undefined ? (
          <span>{t('journals.title')}</span>
        ) : (
          <>
            <Link to="/journals" search={keepScope}>
              {t('journals.title')}
            </Link>
            <span aria-hidden="true">›</span>
            <Link
              to="/journals/$journalId"
              params={{ journalId: String(entry.journalId) }}
              search={keepScope}
            >
              {entry.journalCode} {entry.journalDescription}
            </Link>
          </>
        )
      }
      detail={entry === undefined ? undefined : <span>{format.date(entry.date)}</span>}
      strip={data === undefined ? undefined : <EntryFacts entry={data} />}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      renderers={renderers}
      onActivate={(_ref, cellOf) => {
        const accountId = accountIds.get(String(cellOf('accountCode')));
        if (accountId !== undefined) void openAccount(accountId);
      }}
      empty={{ title: t('journals.linesEmpty'), text: t('journals.linesEmptyText') }}
    />
  );
}
