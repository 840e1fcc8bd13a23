import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { useCodeLabel } from '../../app/labels.ts';
import { type CellOf, ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import { StatusDot } from '../../ui/Badge.tsx';
import type { CellValue } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { ListChooser } from './ListChooser.tsx';

const source = { kind: 'view', view: 'bank-statements' } as const;
const quickColumn = { column: 'iban', most: 5 };
const usualColumns = [
  'date',
  'number',
  'iban',
  'openingCents',
  'linesCents',
  'closingCents',
  'gapCents',
  'connection',
];
/** As the engine's codes have it. */
const unconnected = ['gap', 'lines_differ', 'gap_and_lines'];

/** Bank statements; a statement leads to its lines. */
export function StatementsScreen() {
  const { t } = useTranslation('lists');
  const format = useFormat();
  const codeLabel = useCodeLabel();
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
      gapCents: (cell: CellValue): ReactNode =>
        cell === null || cell === 0 || typeof cell === 'object' ? null : (
          <strong>{format.cents(cell)}</strong>
        ),
      connection: (cell: CellValue): ReactNode =>
        typeof cell === 'string' ? (
          <StatusDot tone={unconnected.includes(cell) ? 'bad' : cell === 'first' ? 'neutral' : 'good'}>
            {codeLabel('bank-statements', 'connection', cell)}
          </StatusDot>
        ) : null,
    }),
    [format, codeLabel],
  );
  const conditions = useMemo(
    () => [
      {
        id: 'not-connected',
        label: t('bank.notConnected'),
        filter: { column: 'connection', op: 'in' as const, values: [...unconnected] },
      },
    ],
    [t],
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
      quickConditions={conditions}
      renderers={renderers}
      onActivate={openStatement}
      empty={{ title: t('bank.empty'), text: t('bank.emptyText') }}
    />
  );
}
