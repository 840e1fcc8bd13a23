import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type CellOf, ListScreen } from '../../app/list/ListScreen.tsx';
import { keepUpTo } from '../../app/up-to.ts';
import type { CellValue } from '../../ui/table/types.ts';
import { ReferenceDate } from './ReferenceDate.tsx';
import { SubledgerStrip } from './SubledgerStrip.tsx';
import { useEmptyText } from './use-empty-text.ts';
import { useOpenItem } from './use-open-item.ts';
import { useSubledgerScope } from './use-subledger-scope.ts';
import { ViewChooser } from './ViewChooser.tsx';

const source = { kind: 'view', view: 'open-items' } as const;
const quickColumn = { column: 'ageing', most: 6 };
const usualColumns = [
  'subledger',
  'relation',
  'reference',
  'date',
  'dueDate',
  'daysOverdue',
  'ageing',
  'openCents',
];

/** What was open on the reference date, an item a row; an item leads to its lines. */
export function OpenItemsScreen() {
  const { t } = useTranslation('openItems');
  const scope = useSubledgerScope();
  const empty = useEmptyText(scope);
  const openItem = useOpenItem();
  const renderers = useMemo(
    () => ({
      relation: (cell: CellValue, cellOf: CellOf): ReactNode =>
        cell === null ? (
          t('noRelation')
        ) : (
          <Link
            to="/relations/$relationId"
            params={{ relationId: String(cellOf('relationId')) }}
            search={keepUpTo}
            tabIndex={-1}
          >
            {String(cell)}
          </Link>
        ),
    }),
    [t],
  );
  return (
    <ListScreen
      viewId="open-items"
      title={t('title')}
      controls={
        <>
          <ViewChooser shown="items" />
          <ReferenceDate />
        </>
      }
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      renderers={renderers}
      onActivate={openItem}
      strip={<SubledgerStrip scope={scope} />}
      empty={empty}
    />
  );
}
