import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentViewer } from '../../app/document-viewer-slot.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { useOpenLarge } from '../../app/open-large.ts';
import { type PrintSlot, PrintSlotProvider } from '../../app/print/print-slot.ts';
import { ScreenFailure } from '../../app/ScreenFailure.tsx';
import { ScreenLoading } from '../../app/ScreenLoading.tsx';
import { useQuery } from '../../app/use-query.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { EntryPart } from './EntryPart.tsx';
import { PaneHead } from './PaneHead.tsx';
import { ScreenSections } from './Section.tsx';
import styles from './SplitScreen.module.css';

/** The engine's own limit for one entry's lines. */
const mostLines = 1000;

/** An entry over the whole width: its lines, and beside them the document that it was made from. */
export function EntryScreen() {
  const { t } = useTranslation('inspector');
  const { entryId: id } = useParams({ from: '/entries/$entryId' });
  const entryId = Number(id);
  const format = useFormat();
  const words = useRecordWords();
  const openLarge = useOpenLarge();
  // The command prints the entry; its document has a button of its own.
  const [besides] = useState<PrintSlot>({ current: null });
  const { data, failure, retry } = useQuery('records.entry', { entryId, limit: mostLines });
  const kind = words.table('journal_entry', 'one');
  if (failure !== undefined) {
    return <ScreenFailure title={kind} failure={failure} onRetry={retry} />;
  }
  if (data === undefined) return <ScreenLoading title={kind} />;
  const { entry, documents } = data;
  const [document] = documents;
  return (
    <div className={styles.split}>
      <div className={document === undefined ? styles.alone : styles.figures}>
        <PaneHead
          isScreen
          record={{ table: 'journal_entry', id: entryId }}
          kind={`${kind} · ${entry.journalCode} ${entry.journalDescription}`}
          title={[entry.number, entry.description].filter(Boolean).join(' ')}
          facts={[
            format.date(entry.date),
            entry.fiscalYearLabel,
            entry.periodNumber === null ? null : t('period', { number: entry.periodNumber }),
            entry.enteredBy === null ? null : t('enteredBy', { name: entry.enteredBy }),
          ]}
        />
        <div className={styles.body}>
          <ScreenSections>
            <EntryPart entryId={entryId} limit={mostLines} onNavigate={openLarge} />
            {document === undefined ? <p className={styles.note}>{t('noDocument')}</p> : null}
          </ScreenSections>
        </div>
      </div>
      {document === undefined ? null : (
        <div className={styles.large} data-print="none">
          <PrintSlotProvider value={besides}>
            <EntryDocument documentId={document.id} />
          </PrintSlotProvider>
        </div>
      )}
    </div>
  );
}

function EntryDocument({ documentId }: { readonly documentId: number }) {
  const { t } = useTranslation('viewer');
  const openLarge = useOpenLarge();
  const Viewer = useDocumentViewer();
  const { data, failure, retry } = useQuery('documents.get', { documentId });
  if (failure !== undefined) return <FailureState failure={failure} onRetry={retry} />;
  if (data === undefined) return <SkeletonLines lines={14} label={t('loading')} />;
  return <Viewer document={data} isCompact onOpen={() => openLarge({ table: 'document', id: documentId })} />;
}
