import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { classNames } from './class-names.ts';

/** How a thing stands; colour and dot go with it, never alone. */
export type Tone = 'good' | 'caution' | 'bad' | 'neutral' | 'accent';

/** Settings of a badge. */
export interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A word on a tinted ground. */
export function Badge({ tone = 'neutral', icon, title, children }: BadgeProps) {
  return (
    <span className={classNames(styles.badge, styles[tone])} title={title}>
      {icon}
      {children}
    </span>
  );
}

/** A dot and a word, for a state within a row. */
export function StatusDot({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={styles.status}>
      <span className={classNames(styles.dot, styles[tone])} aria-hidden="true" />
      <span className={styles.word}>{children}</span>
    </span>
  );
}
