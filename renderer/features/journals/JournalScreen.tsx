import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../../app/keep-scope.ts';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useEntryLinks } from '../../app/list/use-entry-links.tsx';
import { ScreenFailure } from '../../app/ScreenFailure.tsx';
import { useScope } from '../../app/scope.ts';
import { useQuery } from '../../app/use-query.ts';

const source = { kind: 'view', view: 'journal-entries' } as const;
const usualColumns = ['date', 'number', 'year', 'period', 'description', 'lines', 'amountCents'];

/** One journal's entries. */
export function JournalScreen() {
  const { t } = useTranslation('lists');
  const { journalId: parameter } = useParams({ strict: false });
  const journalId = Number(parameter);
  const scope = useScope();
  const journalScope = useMemo(() => ({ ...scope, journalId }), [scope, journalId]);
  const journal = useQuery('records.get', { table: 'journal', id: journalId });
  const links = useEntryLinks('number', 'id');

  const trail = (
    <Link to="/journals" search={keepScope}>
      {t('journals.title')}
    </Link>
  );
  if (journal.failure !== undefined) {
    return (
      <ScreenFailure
        title={t('journals.entries')}
        trail={trail}
        failure={journal.failure}
        onRetry={journal.retry}
      />
    );
  }
  const field = (name: string) => journal.data?.fields.find((candidate) => candidate.name === name)?.value;
  return (
    <ListScreen
      viewId="journal"
      title={journal.data === undefined ? t('journals.entries') : `${field('code')} ${field('description')}`}
      trail={trail}
      source={source}
      scope={journalScope}
      usualColumns={usualColumns}
      renderers={links.renderers}
      onActivate={links.open}
      empty={{ title: t('journals.entriesEmpty'), text: t('journals.entriesEmptyText') }}
    />
  );
}
