import { useTranslation } from 'react-i18next';
import type { RecordDetail } from '#shared/contract/records.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { hasScreen, useOpenLarge } from '../../app/open-large.ts';
import { useQuery } from '../../app/use-query.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { AllFields } from './AllFields.tsx';
import { DocumentParts } from './DocumentParts.tsx';
import { EntryPart } from './EntryPart.tsx';
import { FieldList } from './FieldList.tsx';
import styles from './InspectorPane.module.css';
import { InvoicePart } from './InvoicePart.tsx';
import { LinkGroups } from './LinkGroups.tsx';
import { PaneHead } from './PaneHead.tsx';
import { fieldId, tellingFields } from './record-fields.ts';
import { Scan } from './Scan.tsx';
import { Section } from './Section.tsx';
import { useHeadFacts } from './use-head-facts.ts';

/** Settings of the pane. */
export interface InspectorPaneProps {
  readonly ref: RecordRef;
  readonly onNavigate: (ref: RecordRef) => void;
}

/** Groups that a part of the pane shows in a better way. */
const shownElsewhere: Readonly<Record<string, readonly string[]>> = {
  document: ['entry', 'events', 'authorisations', 'exports', 'content'],
  invoice: ['invoice_lines'],
  journal_entry: ['lines', 'document', 'invoice'],
  journal_line: ['vat'],
};

/** The chosen record: what it is, what it says, and what it is linked to, both ways. */
export function InspectorPane({ ref, onNavigate }: InspectorPaneProps) {
  const { t } = useTranslation(['inspector', 'ui']);
  const words = useRecordWords();
  const openLarge = useOpenLarge();
  const { data: record, failure, retry } = useQuery('records.get', ref);
  if (failure !== undefined) {
    return (
      <>
        <PaneHead
          record={ref}
          kind={words.table(ref.table, 'one')}
          title={`${words.table(ref.table, 'one')} ${ref.id}`}
          facts={[]}
        />
        <FailureState failure={failure} onRetry={retry} />
      </>
    );
  }
  if (record === undefined) return <SkeletonLines lines={12} label={t('ui:loading')} />;
  return (
    <>
      <Head record={record} onOpen={hasScreen(ref.table) ? () => openLarge(ref) : undefined} />
      <div className={styles.body}>
        {record.damaged === undefined ? null : (
          <p className={styles.damaged} role="alert">
            {t('damaged', { what: record.damaged.map((name) => words.column(name)).join(', ') })}
          </p>
        )}
        <Parts record={record} onNavigate={onNavigate} />
        <LinkGroups
          owner={ref}
          groups={record.groups.filter(
            ({ role }) => role !== 'administration' && !shownElsewhere[ref.table]?.includes(role),
          )}
          onNavigate={onNavigate}
        />
        <AllFields record={record} isOpenAtFirst={false} onNavigate={onNavigate} />
      </div>
    </>
  );
}

function Head({
  record,
  onOpen,
}: {
  readonly record: RecordDetail;
  readonly onOpen: (() => void) | undefined;
}) {
  const { kind, title, facts } = useHeadFacts(record);
  return <PaneHead record={record.ref} kind={kind} title={title} facts={facts} onOpen={onOpen} />;
}

/** What a record says, in the way of its kind. */
function Parts({
  record,
  onNavigate,
}: {
  readonly record: RecordDetail;
  readonly onNavigate: (ref: RecordRef) => void;
}) {
  const { t } = useTranslation('inspector');
  const openLarge = useOpenLarge();
  const { ref } = record;
  const figures = (elsewhere: readonly string[] = []) => (
    <Section title={t('figures')}>
      <FieldList table={ref.table} fields={tellingFields(record, elsewhere)} onNavigate={onNavigate} />
    </Section>
  );
  switch (ref.table) {
    case 'document':
      return <DocumentPart documentId={ref.id} onNavigate={onNavigate} />;
    case 'invoice': {
      const documentId = fieldId(record, 'document_id');
      return (
        <>
          {documentId === null ? null : (
            <Scan documentId={documentId} onOpen={() => openLarge({ table: 'document', id: documentId })} />
          )}
          {figures(['administration_id', 'currency', 'document_id', 'kind', 'direction', 'number'])}
          <InvoicePart invoiceId={ref.id} onNavigate={onNavigate} />
        </>
      );
    }
    case 'journal_entry':
      return <EntryPart entryId={ref.id} limit={50} onNavigate={onNavigate} />;
    case 'journal_line': {
      const entryId = fieldId(record, 'journal_entry_id');
      return (
        <>
          {figures(['journal_entry_id'])}
          {entryId === null ? null : (
            <EntryPart entryId={entryId} currentLineId={ref.id} limit={50} onNavigate={onNavigate} />
          )}
        </>
      );
    }
    default:
      return figures(['administration_id']);
  }
}

function DocumentPart({
  documentId,
  onNavigate,
}: {
  readonly documentId: number;
  readonly onNavigate: (ref: RecordRef) => void;
}) {
  const { t } = useTranslation('ui');
  const { data, failure, retry } = useQuery('documents.get', { documentId });
  if (failure !== undefined) return <FailureState failure={failure} onRetry={retry} />;
  return (
    <>
      <Scan documentId={documentId} />
      {data === undefined ? (
        <SkeletonLines lines={9} label={t('loading')} />
      ) : (
        <DocumentParts document={data} onNavigate={onNavigate} />
      )}
    </>
  );
}
