import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FacetPanel } from '../../app/list/FacetPanel.tsx';
import { type CellOf, ListScreen } from '../../app/list/ListScreen.tsx';
import { useStatusRenderer } from '../../app/list/use-status-renderer.tsx';
import { useScope } from '../../app/scope.ts';
import type { CellValue } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './DocumentsScreen.module.css';

const source = { kind: 'view', view: 'documents' } as const;
const usualColumns = ['receivedAt', 'relation', 'invoiceNumber', 'grossCents', 'status', 'kind'];

/** Documents as they came in. */
export function DocumentsScreen() {
  const { t } = useTranslation('lists');
  const format = useFormat();
  const scope = useScope();
  const status = useStatusRenderer('documents');
  const renderers = useMemo(
    () => ({
      status,
      // A paper that is no invoice has no relation; its file name says what it is.
      relation: (cell: CellValue, cellOf: CellOf): ReactNode =>
        cell === null ? <span className={styles.fileName}>{String(cellOf('fileName') ?? '')}</span> : null,
    }),
    [status],
  );
  const conditions = useMemo(
    () => [
      {
        id: 'without-entry',
        label: t('documents.withoutEntry'),
        filter: { column: 'isBooked', op: 'equals' as const, values: [0] },
      },
      {
        id: 'with-entry',
        label: t('documents.withEntry'),
        filter: { column: 'isBooked', op: 'equals' as const, values: [1] },
      },
    ],
    [t],
  );
  const facets = useMemo(
    () => [
      { column: 'status' },
      { column: 'kind' },
      { column: 'channel' },
      { column: 'relation' },
      { column: 'uploadedBy' },
      { column: 'month', label: format.month },
    ],
    [format],
  );
  return (
    <FacetPanel source={source} scope={scope} facets={facets}>
      <ListScreen
        viewId="documents"
        title={t('documents.title')}
        source={source}
        scope={scope}
        usualColumns={usualColumns}
        quickConditions={conditions}
        renderers={renderers}
        empty={{ title: t('documents.empty'), text: t('documents.emptyText') }}
      />
    </FacetPanel>
  );
}
