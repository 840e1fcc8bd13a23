import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TaskStrip } from '../../ui/TaskStrip.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useFailureText } from '../use-failure-text.ts';
import { mostPrintedRows, rangeWritten } from './print-rows.ts';
import styles from './RowPrinting.module.css';
import type { RowPrint } from './use-row-print.ts';

/** How printing a list goes: fetched so far, why not, or which rows of very many; nothing while there is none. */
export function RowPrinting({
  printing,
  onExport,
}: {
  readonly printing: RowPrint;
  /** Writes all rows to a file, where the list can do that. */
  readonly onExport?: () => void;
}) {
  const { t } = useTranslation('print');
  const failureText = useFailureText();
  const { state, end } = printing;
  switch (state.status) {
    case 'idle':
      return null;
    case 'asking':
      return (
        <WhichRows
          printing={printing}
          count={state.count}
          {...(onExport === undefined ? {} : { onExport })}
        />
      );
    case 'reading':
      return <TaskStrip task={{ label: t('reading'), rows: state.rows, of: state.of }} onEnd={end} />;
    case 'failed': {
      const text = t('failed', { reason: failureText(state.failure).text });
      return <TaskStrip task={{ text, isFailure: true }} onEnd={end} />;
    }
  }
}

interface WhichRowsProps {
  readonly printing: RowPrint;
  readonly count: number;
  readonly onExport?: () => void;
}

function WhichRows({ printing, count, onExport }: WhichRowsProps) {
  const { t } = useTranslation(['print', 'ui']);
  const format = useFormat();
  const [from, setFrom] = useState('1');
  const [to, setTo] = useState(String(Math.min(count, mostPrintedRows)));
  const range = rangeWritten(from, to, count);
  const limits = { most: format.integer(mostPrintedRows), total: format.integer(count) };
  return (
    <Dialog
      title={t('whichTitle', limits)}
      isOpen
      onClose={printing.end}
      width="normal"
      footer={
        <>
          <Button onPress={printing.end}>{t('ui:cancel')}</Button>
          {onExport === undefined ? null : (
            <Button
              onPress={() => {
                printing.end();
                onExport();
              }}
            >
              {t('exportInstead')}
            </Button>
          )}
          <Button
            variant="primary"
            isDisabled={range === null}
            onPress={() => {
              if (range !== null) printing.printRange(range);
            }}
          >
            {t('print')}
          </Button>
        </>
      }
    >
      <p>{t('whichText', limits)}</p>
      <div className={styles.range}>
        <TextField label={t('from')} value={from} onChange={setFrom} inputMode="numeric" autoFocus />
        <TextField label={t('to')} value={to} onChange={setTo} inputMode="numeric" />
      </div>
      <p role="status" className={styles.wrong}>
        {range === null ? t('notRange', limits) : ''}
      </p>
    </Dialog>
  );
}
