import { Check, Minus } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import styles from './Checkbox.module.css';

/** Settings of a checkbox. */
export interface CheckboxProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly inputRef?: RefObject<HTMLInputElement | null> | ((input: HTMLInputElement | null) => void);
  readonly onChange: (isSelected: boolean) => void;
}

/** A choice that is on or off. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles.checkbox ?? ''}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box} aria-hidden="true">
            {isIndeterminate ? <Minus /> : isSelected ? <Check /> : null}
          </span>
          <span className={styles.label}>{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}
