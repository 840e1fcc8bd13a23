import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useStatusRenderer } from '../../app/list/use-status-renderer.tsx';
import { useScope } from '../../app/scope.ts';

const source = { kind: 'view', view: 'documents' } as const;
const quickColumn = { column: 'kind', most: 6 };
const usualColumns = ['receivedAt', 'relation', 'invoiceNumber', 'kind', 'status', 'grossCents'];

/** Documents as they came in. */
export function DocumentsScreen() {
  const { t } = useTranslation('lists');
  const scope = useScope();
  const status = useStatusRenderer('documents');
  const renderers = useMemo(() => ({ status }), [status]);
  const conditions = useMemo(
    () => [
      {
        id: 'without-entry',
        label: t('documents.withoutEntry'),
        filter: { column: 'isBooked', op: 'equals' as const, values: [0] },
      },
    ],
    [t],
  );
  return (
    <ListScreen
      viewId="documents"
      title={t('documents.title')}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      quickConditions={conditions}
      renderers={renderers}
      empty={{ title: t('documents.empty'), text: t('documents.emptyText') }}
    />
  );
}
