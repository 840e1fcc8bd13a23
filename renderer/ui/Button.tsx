import { ChevronDown } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import styles from './Button.module.css';
import { classNames } from './class-names.ts';
import { Spinner } from './Spinner.tsx';

/** Settings of a button. */
export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** `primary` once a screen; `quiet` has no border; `danger` for what cannot be taken back. */
  readonly variant?: 'primary' | 'default' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  readonly icon?: ReactNode;
  /** Has an arrow at its end, which says that it opens a menu. */
  readonly opensMenu?: boolean;
  readonly isDisabled?: boolean;
  /** Works: shows a spinner, keeps its width and its focus, takes no press. */
  readonly isPending?: boolean;
  readonly type?: 'button' | 'submit';
  readonly autoFocus?: boolean;
  readonly label?: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a word on it. */
export function Button({
  children,
  variant = 'default',
  size = 'normal',
  icon,
  opensMenu = false,
  label,
  isPending = false,
  onPress,
  type = 'button',
  className,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(label === undefined ? {} : { 'aria-label': label })}
      // Not React Aria's own pending state: it announces the button's name, and here what is going on is said beside it.
      {...(isPending ? { 'aria-disabled': true } : onPress === undefined ? {} : { onPress })}
      type={isPending ? 'button' : type}
      className={classNames(styles.button, styles[variant], size === 'large' && styles.large, className)}
    >
      {isPending ? <Spinner /> : icon}
      <span className={styles.label}>{children}</span>
      {opensMenu ? <ChevronDown className={styles.arrow} aria-hidden="true" /> : null}
    </AriaButton>
  );
}
