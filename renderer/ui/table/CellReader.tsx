import { type RefObject, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { Button } from '../Button.tsx';
import { useClipboard } from '../clipboard-context.ts';
import popover from '../Popover.module.css';
import styles from './CellReader.module.css';

/** Settings of the reader of a cell. */
export interface CellReaderProps {
  /** The cell. */
  readonly anchor: RefObject<HTMLElement | null>;
  /** What its column is called. */
  readonly label: string;
  readonly text: string;
  readonly onClose: () => void;
}

/** The whole text of a cell, to read, select and copy; Escape leads back to the cell. */
export function CellReader({ anchor, label, text, onClose }: CellReaderProps) {
  const { t } = useTranslation('ui');
  const writeToClipboard = useClipboard();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const copy = () =>
    writeToClipboard(text).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  return (
    <Popover
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement="bottom start"
      offset={2}
      className={popover.popover ?? ''}
    >
      <Dialog className={popover.dialog ?? ''}>
        <Heading slot="title" level={2} className={styles.title ?? ''}>
          {label}
        </Heading>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what may scroll has to be reached by the keyboard */}
        <p className={styles.text} tabIndex={0}>
          {text === '' ? t('none') : text}
        </p>
        <div className={styles.foot}>
          <Button onPress={() => void copy()}>{copied === 'yes' ? t('copied') : t('copy')}</Button>
          <span role="status">{copied === 'failed' ? t('table.copyFailed') : null}</span>
        </div>
      </Dialog>
    </Popover>
  );
}
