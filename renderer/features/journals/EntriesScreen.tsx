import { useTranslation } from 'react-i18next';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useEntryLinks } from '../../app/list/use-entry-links.tsx';
import { useScope } from '../../app/scope.ts';
import { ListChooser } from './ListChooser.tsx';

const source = { kind: 'view', view: 'journal-entries' } as const;
const quickColumn = { column: 'journalCode', most: 6 };
const usualColumns = ['date', 'number', 'journalCode', 'period', 'description', 'lines', 'amountCents'];

/** All journal entries; an entry leads to its lines. */
export function EntriesScreen() {
  const { t } = useTranslation('lists');
  const scope = useScope();
  const links = useEntryLinks('number', 'id');
  return (
    <ListScreen
      viewId="journal-entries"
      title={t('journals.entries')}
      controls={<ListChooser shown="entries" />}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      hasAuditfile
      quickColumn={quickColumn}
      renderers={links.renderers}
      onActivate={links.open}
      empty={{ title: t('journals.entriesEmpty'), text: t('journals.entriesEmptyText') }}
    />
  );
}
