import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { type CellOf, ListScreen } from '../../app/list/ListScreen.tsx';
import { keepUpTo } from '../../app/up-to.ts';
import type { CellValue } from '../../ui/table/types.ts';

const source = { kind: 'view', view: 'journal-lines' } as const;
const usualColumns = [
  'date',
  'entryNumber',
  'accountCode',
  'description',
  'relation',
  'invoiceReference',
  'dueDate',
  'debitCents',
  'creditCents',
];

/** The lines of one item, also those after the reference date: how it came to be settled. A line leads to its entry. */
export function ItemScreen() {
  const { t } = useTranslation('openItems');
  const { lineId } = useParams({ strict: false });
  const navigate = useNavigate();
  const scope = useMemo(() => ({ itemOfLineId: Number(lineId) }), [lineId]);
  const open = useCallback(
    (_ref: RecordRef, cellOf: CellOf) =>
      void navigate({
        to: '/entries/$entryId',
        params: { entryId: String(cellOf('entryId')) },
        search: keepScope,
      }),
    [navigate],
  );
  const renderers = useMemo(
    () => ({
      entryNumber: (cell: CellValue, cellOf: CellOf): ReactNode => (
        <Link
          to="/entries/$entryId"
          params={{ entryId: String(cellOf('entryId')) }}
          search={keepScope}
          tabIndex={-1}
        >
          {String(cell ?? '')}
        </Link>
      ),
    }),
    [],
  );
  return (
    <ListScreen
      viewId="open-item-lines"
      title={t('itemLines')}
      trail={
        <Link to="/open-items/items" search={keepUpTo}>
          {t('title')}
        </Link>
      }
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      renderers={renderers}
      onActivate={open}
      empty={{ title: t('noLines'), text: t('noLinesText') }}
    />
  );
}
