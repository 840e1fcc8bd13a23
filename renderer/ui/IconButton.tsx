import type { ReactNode, Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import { TooltipTrigger } from 'react-aria-components/Tooltip';
import { classNames } from './class-names.ts';
import styles from './IconButton.module.css';
import { Tooltip } from './Tooltip.tsx';

/** Settings of an icon button. */
export interface IconButtonProps {
  /** What it does; its accessible name and its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress?: () => void;
  readonly isDisabled?: boolean;
  /** Does nothing just now, but keeps the focus: for a button that comes to its end by being pressed. */
  readonly isAtEnd?: boolean;
  readonly size?: 'normal' | 'small';
  readonly isPressed?: boolean;
  /** Shown behind the tooltip's text, e.g. `Ctrl+L`. */
  readonly shortcut?: string;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with a sign on it; its name shows as a tooltip. */
export function IconButton({
  label,
  icon,
  shortcut,
  size = 'normal',
  isPressed,
  isAtEnd = false,
  onPress,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      <Button
        {...rest}
        {...(isAtEnd ? { 'aria-disabled': true } : onPress === undefined ? {} : { onPress })}
        aria-label={label}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        className={classNames(styles.button, size === 'small' && styles.small, className)}
      >
        {icon}
      </Button>
      <Tooltip>
        {label}
        {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}
