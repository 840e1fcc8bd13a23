import { useTranslation } from 'react-i18next';
import { useDocumentViewer } from '../../app/document-viewer-slot.ts';
import { useQuery } from '../../app/use-query.ts';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import styles from './Scan.module.css';

/** A document's picture within the pane; `onOpen` where the pane is not the document's own and so has no such button. */
export function Scan({ documentId, onOpen }: { readonly documentId: number; readonly onOpen?: () => void }) {
  const { t } = useTranslation('viewer');
  const Viewer = useDocumentViewer();
  const { data } = useQuery('documents.get', { documentId });
  // A failure is said where the document's figures would stand.
  return (
    <div className={styles.scan}>
      {data === undefined ? (
        <SkeletonLines lines={6} label={t('loading')} />
      ) : (
        <Viewer document={data} isCompact {...(onOpen === undefined ? {} : { onOpen })} />
      )}
    </div>
  );
}
