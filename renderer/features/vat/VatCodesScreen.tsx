import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { type CellOf, ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import type { CellValue } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { VatChooser } from './VatChooser.tsx';

const source = { kind: 'view', view: 'vat-codes' } as const;
const quickColumn = { column: 'vatCode', most: 6 };
const usualColumns = [
  'startDate',
  'endDate',
  'vatCode',
  'description',
  'rateBp',
  'box',
  'baseCents',
  'vatCents',
  'lines',
];

/** Base and VAT by code and period; a code leads to its lines. */
export function VatCodesScreen() {
  const { t } = useTranslation('vat');
  const format = useFormat();
  const scope = useScope();
  const navigate = useNavigate();
  const open = useCallback(
    (_ref: RecordRef, cellOf: CellOf) =>
      void navigate({ to: '/vat/lines', search: (old) => ({ ...keepScope(old), ...codeSearch(cellOf) }) }),
    [navigate],
  );
  const renderers = useMemo(
    () => ({
      vatCode: (cell: CellValue, cellOf: CellOf): ReactNode => (
        <Link to="/vat/lines" search={(old) => ({ ...keepScope(old), ...codeSearch(cellOf) })} tabIndex={-1}>
          {String(cell)}
        </Link>
      ),
      rateBp: (cell: CellValue): ReactNode => (typeof cell === 'number' ? format.rate(cell) : null),
    }),
    [format],
  );
  return (
    <ListScreen
      viewId="vat-codes"
      title={t('title')}
      controls={<VatChooser shown="codes" />}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      renderers={renderers}
      onActivate={open}
      note={t('codesNote')}
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}

function codeSearch(cellOf: CellOf) {
  return {
    code: Number(cellOf('vatCodeId')),
    from: String(cellOf('startDate')),
    until: String(cellOf('endDate')),
  };
}
