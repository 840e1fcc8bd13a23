import type { ReactNode } from 'react';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import styles from './Popover.module.css';

/** Settings of a popover. */
export interface PopoverProps {
  /** The control that opens it, a `Button` or `IconButton`. */
  readonly trigger: ReactNode;
  /** Its accessible name. */
  readonly label: string;
  /** What it shows; gets a function that closes it. */
  readonly children: (close: () => void) => ReactNode;
  readonly placement?: 'bottom start' | 'bottom end' | 'bottom' | 'top start' | 'top end';
}

/** A panel at a control: keeps the focus, closes on Escape and on a click beside it. */
export function Popover({ trigger, label, children, placement = 'bottom start' }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover placement={placement} offset={4} className={styles.popover ?? ''}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          {({ close }) => children(close)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
