import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';

const source = { kind: 'view', view: 'invoices' } as const;
const quickColumn = { column: 'direction', most: 4 };
const usualColumns = [
  'issueDate',
  'number',
  'relation',
  'kind',
  'netCents',
  'vatCents',
  'grossCents',
  'dueDate',
];

/** Purchase and sales invoices as they were recognised. */
export function InvoicesScreen() {
  const { t } = useTranslation('lists');
  const scope = useScope();
  const conditions = useMemo(
    () => [
      {
        id: 'credit-notes',
        label: t('invoices.creditNotes'),
        filter: { column: 'kind', op: 'equals' as const, values: ['credit_note'] },
      },
      {
        id: 'without-entry',
        label: t('invoices.withoutEntry'),
        filter: { column: 'entryId', op: 'empty' as const, values: [] },
      },
    ],
    [t],
  );
  return (
    <ListScreen
      viewId="invoices"
      title={t('invoices.title')}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      quickConditions={conditions}
      empty={{ title: t('invoices.empty'), text: t('invoices.emptyText') }}
    />
  );
}
