import { Printer } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePrintCommand } from '../../app/print/print-slot.ts';
import { usePrintDocument } from '../../app/print/use-print.ts';
import { useQuery } from '../../app/use-query.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { TextView } from './TextView.tsx';
import { UblInvoiceView } from './UblInvoiceView.tsx';
import styles from './UblView.module.css';
import { ToolbarSpace, ViewerToolbar } from './ViewerToolbar.tsx';

/** Settings of the UBL view. */
export interface UblViewProps {
  readonly documentId: number;
  readonly name: string;
  readonly actions: ReactNode;
  /** Saves a copy of a file within the document, by its place among the attachments. */
  readonly onSaveAttachment: (index: number, fileName: string) => void;
}

/** A UBL file: as an invoice to read, or as its source. */
export function UblView({ documentId, name, actions, onSaveAttachment }: UblViewProps) {
  const { t } = useTranslation('viewer');
  const printDocument = usePrintDocument();
  const paper = useRef<HTMLElement>(null);
  const [hasPrintFailed, setPrintFailed] = useState(false);
  const [mode, setMode] = useState<'invoice' | 'source'>('invoice');
  const { data, failure } = useQuery('documents.ubl', { documentId });
  const isSource = mode === 'source' || failure !== undefined;
  const print = () => {
    if (isSource || paper.current === null) return;
    const copies = [...paper.current.children].map((child) => child.cloneNode(true));
    printDocument(documentId, copies).then(
      () => setPrintFailed(false),
      () => setPrintFailed(true),
    );
  };
  usePrintCommand(print);
  return (
    <div className={styles.view}>
      <ViewerToolbar>
        {failure === undefined ? (
          <SegmentedControl
            label={t('ubl.mode')}
            value={mode}
            onChange={setMode}
            options={[
              { id: 'invoice', label: t('ubl.invoiceMode') },
              { id: 'source', label: t('ubl.sourceMode') },
            ]}
          />
        ) : null}
        <ToolbarSpace />
        {isSource ? null : (
          <IconButton
            label={t('print.print')}
            icon={<Printer />}
            isDisabled={data === undefined}
            onPress={print}
          />
        )}
        {actions}
      </ViewerToolbar>
      {hasPrintFailed ? (
        <p className={styles.notice} role="alert">
          {t('print.failed')}
        </p>
      ) : null}
      {isSource ? (
        <TextView
          documentId={documentId}
          name={name}
          isXml
          notice={
            failure === undefined ? null : (
              <p className={styles.notice} role="alert">
                {t('ubl.unreadable')}
              </p>
            )
          }
        />
      ) : data === undefined ? (
        <SkeletonLines lines={12} label={t('loading')} />
      ) : (
        <section
          ref={paper}
          className={styles.scroller}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
          tabIndex={0}
          aria-label={t('ubl.invoice')}
        >
          <UblInvoiceView invoice={data} onSaveAttachment={onSaveAttachment} />
        </section>
      )}
    </div>
  );
}
