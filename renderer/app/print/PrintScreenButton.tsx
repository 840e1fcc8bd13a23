import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import { failureOf } from '../query-cache.ts';
import { useFailureText } from '../use-failure-text.ts';
import { PrintButton } from './PrintButton.tsx';
import { usePrintCommand } from './print-slot.ts';
import type { PrintSubject } from './printout.ts';
import styles from './RowPrinting.module.css';
import { useScreenPrint } from './use-screen-print.ts';

/** Prints all that the screen it is on shows, by itself and by the command alike. */
export function PrintScreenButton({
  subject,
  isOfYear = false,
  year,
  isDisabled = false,
}: {
  readonly subject: PrintSubject;
  /** Whether its figures are of the year and period that the window is set to. */
  readonly isOfYear?: boolean;
  /** The year that it is of, where the window is set to none. */
  readonly year?: string | undefined;
  /** Where the figures are not there yet. */
  readonly isDisabled?: boolean;
}) {
  const { t } = useTranslation('print');
  const place = useRef<HTMLSpanElement>(null);
  const printScreen = useScreenPrint();
  const failureText = useFailureText();
  const [failure, setFailure] = useState<Failure | null>(null);
  const print = () => {
    const screen = place.current?.closest('main') ?? null;
    if (screen === null || isDisabled) return;
    printScreen(screen, subject, isOfYear, year).then(
      () => setFailure(null),
      (error: unknown) => setFailure(failureOf(error)),
    );
  };
  usePrintCommand(print);
  return (
    <span ref={place} className={styles.screenButton} data-print="none">
      {failure === null ? null : (
        <span role="alert">{t('failed', { reason: failureText(failure).text })}</span>
      )}
      <PrintButton onPress={print} isDisabled={isDisabled} />
    </span>
  );
}
