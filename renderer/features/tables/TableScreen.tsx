import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../../app/keep-scope.ts';
import { useTableLabel } from '../../app/labels.ts';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import { useArchive } from '../../app/session-context.ts';
import { Badge } from '../../ui/Badge.tsx';

const allColumns: readonly string[] = [];

/** Any table, with all its columns. */
export function TableScreen() {
  const { t } = useTranslation('lists');
  const { table = '' } = useParams({ strict: false });
  const archive = useArchive();
  const tableLabel = useTableLabel();
  const scope = useScope();
  const isForeign = archive.format === 'foreign';
  const source = useMemo(() => ({ kind: 'table' as const, table }), [table]);
  const isCovered = archive.tables.find(({ name }) => name === table)?.covered ?? false;
  return (
    <ListScreen
      viewId={`table/${isForeign ? `${archive.fileName}/` : ''}${table}`}
      title={isForeign ? table : tableLabel(table)}
      trail={
        <>
          <Link to="/tables" search={keepScope}>
            {t('tables.title')}
          </Link>
          <span aria-hidden="true">›</span>
          <code>{table}</code>
        </>
      }
      detail={
        isCovered || isForeign ? undefined : (
          <Badge tone="neutral" title={t('tables.notCoveredHint')}>
            {t('tables.notCovered')}
          </Badge>
        )
      }
      source={source}
      scope={isForeign ? noScope : scope}
      usualColumns={allColumns}
      empty={{ title: t('tables.empty'), text: t('tables.emptyText') }}
    />
  );
}

const noScope = {};
