import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { type CellOf, ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import type { CellValue } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { ListChooser } from './ListChooser.tsx';

const source = { kind: 'view', view: 'bank-statements' } as const;
const quickColumn = { column: 'iban', most: 5 };
const usualColumns = ['date', 'number', 'iban', 'lines', 'openingCents', 'closingCents'];

/** Bank statements; a statement leads to its lines. */
export function StatementsScreen() {
  const { t } = useTranslation('lists');
  const format = useFormat();
  const scope = useScope();
  const navigate = useNavigate();
  const openStatement = useCallback(
    (ref: RecordRef) =>
      void navigate({ to: '/bank/$statementId', params: { statementId: String(ref.id) }, search: keepScope }),
    [navigate],
  );
  const renderers = useMemo(
    () => ({
      date: (cell: CellValue, cellOf: CellOf): ReactNode => (
        <Link
          to="/bank/$statementId"
          params={{ statementId: String(cellOf('id')) }}
          search={keepScope}
          tabIndex={-1}
        >
          {format.date(String(cell))}
        </Link>
      ),
    }),
    [format],
  );
  return (
    <ListScreen
      viewId="bank-statements"
      title={t('bank.title')}
      controls={<ListChooser shown="statements" />}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      renderers={renderers}
      onActivate={openStatement}
      empty={{ title: t('bank.empty'), text: t('bank.emptyText') }}
    />
  );
}
