import { FileQuestion, Maximize2, Save } from 'lucide-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { shownTypes } from '#shared/contract/document-types.ts';
import type { DocumentDetail } from '#shared/contract/documents.ts';
import { lazyPart, ShowPart } from '../../app/lazy-part.tsx';
import { mislabelled } from '../../app/mislabelled.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './DocumentViewer.module.css';
import { ImageView } from './ImageView.tsx';
import { TextView } from './TextView.tsx';
import { UblView } from './UblView.tsx';
import { type SaveState, useSaveDocument } from './use-save-document.ts';
import { ToolbarSpace, ViewerToolbar } from './ViewerToolbar.tsx';
import { SaveButton } from './ViewFailure.tsx';

// The PDF library is larger than the rest of the window.
const pdf = lazyPart(async () => (await import('./pdf/PdfView.tsx')).PdfView);

/** Fetches what PDFs are shown with, before one is. */
export const preparePdf = pdf.prepare;

/** Whether `Content` draws it; anything else is only saved. */
const isShown = (type: DocumentDetail['detectedType']) => shownTypes.some((shown) => shown === type);

/** Settings of the document viewer. */
export interface DocumentViewerProps {
  readonly document: DocumentDetail;
  /** Beside a list, in place of the whole screen. */
  readonly isCompact?: boolean;
  /** Shows it large; absent where it is. */
  readonly onOpen?: () => void;
}

/** Shows a document as what its bytes are, whatever the archive calls it. */
export function DocumentViewer({ document, isCompact = false, onOpen }: DocumentViewerProps) {
  const { t } = useTranslation('viewer');
  const typeName = useTypeName();
  const { save, saveAttachment, result } = useSaveDocument(document);
  const wrong = mislabelled(document);
  const actions = (
    <>
      {document.hash === 'missing' ? null : (
        <IconButton label={t('save')} icon={<Save />} isDisabled={result.state === 'saving'} onPress={save} />
      )}
      {onOpen === undefined ? null : <IconButton label={t('open')} icon={<Maximize2 />} onPress={onOpen} />}
    </>
  );
  return (
    <section className={styles.viewer} aria-label={t('region', { name: document.fileName })}>
      {wrong === null ? null : (
        <p className={styles.notice} role="status">
          {t('mislabelled', { stated: typeName(wrong.stated), found: typeName(wrong.found) })}
          {isShown(wrong.found) ? ` ${t('shownAsFound')}` : null}
        </p>
      )}
      <SaveNotice result={result} />
      <Content
        document={document}
        isCompact={isCompact}
        actions={actions}
        onSave={save}
        onSaveAttachment={saveAttachment}
      />
    </section>
  );
}

interface ContentProps {
  readonly document: DocumentDetail;
  readonly isCompact: boolean;
  readonly actions: React.ReactNode;
  readonly onSave: () => void;
  readonly onSaveAttachment: (index: number, fileName: string) => void;
}

function Content({ document, isCompact, actions, onSave, onSaveAttachment }: ContentProps) {
  const { t } = useTranslation('viewer');
  const typeName = useTypeName();
  const format = useFormat();
  const { id, fileName, byteSize } = document;
  // Each document begins anew: zoom, rotation and place belong to the one before.
  const common = { documentId: id, name: fileName };
  const drawn = { ...common, actions, onSave };
  if (document.hash === 'missing' || byteSize === null) {
    return (
      <EmptyState icon={<FileQuestion aria-hidden="true" />} title={t('other.missingTitle')}>
        {t('other.missingText')}
      </EmptyState>
    );
  }
  if (byteSize === 0) {
    return (
      <EmptyState icon={<FileQuestion aria-hidden="true" />} title={t('other.emptyTitle')}>
        {t('other.emptyText')}
      </EmptyState>
    );
  }
  switch (document.detectedType) {
    case 'pdf':
      return (
        <Suspense fallback={<SkeletonLines lines={12} label={t('pdf.opening')} />}>
          <ShowPart key={id} part={pdf} props={{ ...drawn, byteSize, isCompact }} />
        </Suspense>
      );
    case 'png':
    case 'jpeg':
      if (isTooLarge(document.imageSize)) return <TooLarge document={document} onSave={onSave} />;
      return <ImageView key={id} {...drawn} type={document.detectedType} />;
    case 'ubl':
      return <UblView key={id} {...common} actions={actions} onSaveAttachment={onSaveAttachment} />;
    case 'xml':
    case 'html':
    case 'text':
      return (
        <>
          <ViewerToolbar>
            <ToolbarSpace />
            {actions}
          </ViewerToolbar>
          <TextView key={id} {...common} isXml={document.detectedType === 'xml'} />
        </>
      );
    default:
      return (
        <EmptyState
          icon={<FileQuestion aria-hidden="true" />}
          title={t('other.title')}
          actions={<SaveButton onSave={onSave} />}
        >
          {document.detectedType === 'unknown'
            ? t('other.unknownText', { type: document.mimeType, size: format.bytes(byteSize) })
            : t('other.text', {
                type: typeName(document.detectedType),
                size: format.bytes(byteSize),
              })}
        </EmptyState>
      );
  }
}

/** Decoded, an image takes four bytes a pixel, and more while it is drawn: beyond this, gigabytes. An A4 page at 600 dpi has 35 million. */
const mostPixels = 100_000_000;

function isTooLarge(size: DocumentDetail['imageSize']): boolean {
  return size !== null && size.width * size.height > mostPixels;
}

function TooLarge({ document, onSave }: Pick<ContentProps, 'document' | 'onSave'>) {
  const { t } = useTranslation('viewer');
  const typeName = useTypeName();
  const format = useFormat();
  return (
    <EmptyState
      icon={<FileQuestion aria-hidden="true" />}
      title={t('other.tooLargeTitle')}
      actions={<SaveButton onSave={onSave} />}
    >
      {t('other.tooLargeText', {
        type: typeName(document.detectedType),
        width: format.integer(document.imageSize?.width ?? 0),
        height: format.integer(document.imageSize?.height ?? 0),
        size: format.bytes(document.byteSize ?? 0),
      })}
    </EmptyState>
  );
}

function useTypeName(): (type: DocumentDetail['detectedType']) => string {
  const { code } = useRecordWords();
  return (type) => code('document', 'detected_type', type);
}

function SaveNotice({ result }: { readonly result: SaveState }) {
  const { t } = useTranslation('viewer');
  const failureText = useFailureText();
  if (result.state === 'saved') {
    return (
      <p className={styles.saved} role="status">
        {t('saved', { name: result.name })}
      </p>
    );
  }
  if (result.state !== 'failed') return null;
  const { title, text } = failureText(result.failure);
  return (
    <p className={styles.failed} role="alert">
      {t('saveFailed', { reason: `${title}. ${text}` })}
    </p>
  );
}
