import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { type CellOf, ListScreen } from '../../app/list/ListScreen.tsx';
import { keepUpTo } from '../../app/up-to.ts';
import type { CellValue } from '../../ui/table/types.ts';
import { ReferenceDate } from './ReferenceDate.tsx';
import { SubledgerStrip } from './SubledgerStrip.tsx';
import { useEmptyText } from './use-empty-text.ts';
import { useSubledgerScope } from './use-subledger-scope.ts';
import { ViewChooser } from './ViewChooser.tsx';

const source = { kind: 'view', view: 'ageing' } as const;
const quickColumn = { column: 'subledger', most: 2 };
const usualColumns = [
  'subledger',
  'relation',
  'openCents',
  'notDueCents',
  'overdue30Cents',
  'overdue60Cents',
  'overdue90Cents',
  'overdueMoreCents',
  'noDueDateCents',
];

/** What each relation owed or was owed on the reference date, by how long it was overdue; a relation leads to its items. */
export function AgeingScreen() {
  const { t } = useTranslation('openItems');
  const scope = useSubledgerScope();
  const empty = useEmptyText(scope);
  const navigate = useNavigate();
  const itemsOf = useCallback(
    (cellOf: CellOf) => [
      { column: 'subledger', op: 'equals' as const, values: [String(cellOf('subledger'))] },
      { column: 'relationId', op: 'equals' as const, values: [Number(cellOf('relationId'))] },
    ],
    [],
  );
  const openRelation = useCallback(
    (_ref: RecordRef, cellOf: CellOf) =>
      void navigate({
        to: '/open-items/items',
        search: (old) => ({ ...keepUpTo(old), filters: itemsOf(cellOf) }),
      }),
    [navigate, itemsOf],
  );
  const renderers = useMemo(
    () => ({
      relation: (cell: CellValue, cellOf: CellOf): ReactNode =>
        cell === null ? (
          t('noRelation')
        ) : (
          <Link
            to="/open-items/items"
            search={(old) => ({ ...keepUpTo(old), filters: itemsOf(cellOf) })}
            tabIndex={-1}
          >
            {String(cell)}
          </Link>
        ),
    }),
    [t, itemsOf],
  );
  return (
    <ListScreen
      viewId="ageing"
      title={t('title')}
      controls={
        <>
          <ViewChooser shown="relations" />
          <ReferenceDate />
        </>
      }
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      renderers={renderers}
      onActivate={openRelation}
      strip={<SubledgerStrip scope={scope} />}
      empty={empty}
    />
  );
}
