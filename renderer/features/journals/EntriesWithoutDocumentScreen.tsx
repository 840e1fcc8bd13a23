import { useTranslation } from 'react-i18next';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useEntryLinks } from '../../app/list/use-entry-links.tsx';
import { useScope } from '../../app/scope.ts';
import { ListChooser } from './ListChooser.tsx';

const source = { kind: 'view', view: 'entries-without-document' } as const;
const quickColumn = { column: 'journalCode', most: 6 };
const usualColumns = ['date', 'number', 'journalCode', 'period', 'description', 'lines', 'amountCents'];

/** Journal entries that no document leads to; an entry leads to its lines. */
export function EntriesWithoutDocumentScreen() {
  const { t } = useTranslation('lists');
  const scope = useScope();
  const links = useEntryLinks('number', 'id');
  return (
    <ListScreen
      viewId="entries-without-document"
      title={t('journals.withoutDocumentTitle')}
      controls={<ListChooser shown="withoutDocument" />}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      renderers={links.renderers}
      onActivate={links.open}
      empty={{ title: t('journals.withoutDocumentEmpty'), text: t('journals.withoutDocumentEmptyText') }}
    />
  );
}
