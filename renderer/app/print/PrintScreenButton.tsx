import { useRef } from 'react';
import { PrintButton } from './PrintButton.tsx';
import { usePrintCommand } from './print-slot.ts';
import type { PrintSubject } from './printout.ts';
import { useScreenPrint } from './use-screen-print.ts';

/** Prints all that the screen it is on shows, by itself and by the command alike. */
export function PrintScreenButton({
  subject,
  isOfYear = false,
  isDisabled = false,
}: {
  readonly subject: PrintSubject;
  /** Whether its figures are of the year and period that the window is set to. */
  readonly isOfYear?: boolean;
  /** Where the figures are not there yet. */
  readonly isDisabled?: boolean;
}) {
  const place = useRef<HTMLSpanElement>(null);
  const printScreen = useScreenPrint();
  const print = () => {
    const screen = place.current?.closest('main') ?? null;
    if (screen !== null && !isDisabled) void printScreen(screen, subject, isOfYear);
  };
  usePrintCommand(print);
  return (
    <span ref={place}>
      <PrintButton onPress={print} isDisabled={isDisabled} />
    </span>
  );
}
