import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { type CellOf, ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import { UpToChooser } from '../../app/UpToChooser.tsx';
import { useUpTo } from '../../app/up-to.ts';
import { usePeriods } from '../../app/use-balances.ts';
import type { CellValue } from '../../ui/table/types.ts';

const source = { kind: 'view', view: 'journals' } as const;
const usualColumns = ['code', 'description', 'type', 'entries', 'lines', 'debitCents', 'creditCents'];

/** The journals with what was booked in them; a journal leads to its entries. */
export function JournalsScreen() {
  const { t } = useTranslation('lists');
  const chosen = useScope();
  const upTo = useUpTo();
  const scope = useMemo(() => ({ ...chosen, ...upTo.scope }), [chosen, upTo.scope]);
  const periods = usePeriods();
  const navigate = useNavigate();
  const openJournal = useCallback(
    (ref: RecordRef) =>
      void navigate({ to: '/journals/$journalId', params: { journalId: String(ref.id) }, search: keepScope }),
    [navigate],
  );
  const renderers = useMemo(
    () => ({
      code: (cell: CellValue, cellOf: CellOf): ReactNode => (
        <Link
          to="/journals/$journalId"
          params={{ journalId: String(cellOf('id')) }}
          search={keepScope}
          tabIndex={-1}
        >
          {String(cell)}
        </Link>
      ),
    }),
    [],
  );
  return (
    <ListScreen
      viewId="journals"
      title={t('journals.title')}
      controls={<UpToChooser periods={periods} />}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      hasAuditfile
      renderers={renderers}
      onActivate={openJournal}
      empty={{ title: t('journals.empty'), text: t('journals.emptyText') }}
    />
  );
}
