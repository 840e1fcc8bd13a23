import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentViewer } from '../../app/document-viewer-slot.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { useOpenLarge } from '../../app/open-large.ts';
import { ScreenFailure } from '../../app/ScreenFailure.tsx';
import { ScreenLoading } from '../../app/ScreenLoading.tsx';
import { useQuery } from '../../app/use-query.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { DocumentParts } from './DocumentParts.tsx';
import { NeighbourBar } from './NeighbourBar.tsx';
import { PaneHead } from './PaneHead.tsx';
import { ScreenSections } from './Section.tsx';
import styles from './SplitScreen.module.css';
import { useNeighbours } from './use-neighbours.ts';

/** A document over the whole width: the scan, and beside it its figures, what it was booked as, and what happened to it. */
export function DocumentScreen() {
  const { t } = useTranslation('viewer');
  const { documentId } = useParams({ from: '/document/$documentId' });
  const format = useFormat();
  const words = useRecordWords();
  const openLarge = useOpenLarge();
  const Viewer = useDocumentViewer();
  const { data, failure, retry } = useQuery(
    'documents.get',
    { documentId: Number(documentId) },
    // The document before stays until the next is there, and the focus with it.
    { keepPrevious: true },
  );
  const neighbours = useNeighbours(data);
  const navigate = useNavigate();
  // Not a step each in the history: Back leads to the list.
  const show = useCallback(
    (id: number) =>
      void navigate({
        to: '/document/$documentId',
        params: { documentId: String(id) },
        search: keepScope,
        replace: true,
      }),
    [navigate],
  );
  const kind = words.table('document', 'one');
  if (failure !== undefined) {
    return <ScreenFailure title={kind} failure={failure} onRetry={retry} />;
  }
  if (data === undefined) return <ScreenLoading title={kind} label={t('loading')} />;
  const invoice = data.invoices[0];
  return (
    <div className={styles.split}>
      <div className={styles.large}>
        <Viewer document={data} />
      </div>
      <div className={styles.side}>
        {neighbours === null ? null : <NeighbourBar neighbours={neighbours} onShow={show} />}
        <PaneHead
          isScreen
          record={{ table: 'document', id: data.id }}
          kind={words.code('document', 'kind', data.kind)}
          title={invoice?.number ?? data.fileName}
          facts={[
            invoice?.relation?.title ?? null,
            invoice?.issueDate == null ? null : format.date(invoice.issueDate),
            invoice?.grossCents == null ? null : format.money(invoice.grossCents, invoice.currency),
          ]}
        />
        <div className={styles.body}>
          <ScreenSections>
            <DocumentParts document={data} onNavigate={openLarge} showsEntry />
          </ScreenSections>
        </div>
      </div>
    </div>
  );
}
