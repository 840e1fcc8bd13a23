import { useTranslation } from 'react-i18next';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useEntryLinks } from '../../app/list/use-entry-links.tsx';
import { useScope } from '../../app/scope.ts';
import { ListChooser } from './ListChooser.tsx';

const source = { kind: 'view', view: 'journal-lines' } as const;
const usualColumns = [
  'date',
  'entryNumber',
  'journalCode',
  'accountCode',
  'account',
  'description',
  'relation',
  'debitCents',
  'creditCents',
];

/** All journal lines; a line leads to its entry. */
export function LinesScreen() {
  const { t } = useTranslation('lists');
  const scope = useScope();
  const links = useEntryLinks('entryNumber', 'entryId');
  return (
    <ListScreen
      viewId="journal-lines"
      title={t('journals.lines')}
      controls={<ListChooser shown="lines" />}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      hasAuditfile
      renderers={links.renderers}
      onActivate={links.open}
      empty={{ title: t('journals.linesEmpty'), text: t('journals.linesEmptyText') }}
    />
  );
}
