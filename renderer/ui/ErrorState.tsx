import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './EmptyState.module.css';

/** Settings of an error state. The words come from the caller (renderer/app/FailureState.tsx turns a failure into them). */
export interface ErrorStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** What stands where something went wrong: what, why, and what can be done. */
export function ErrorState({ title, children, actions }: ErrorStateProps) {
  return (
    <div className={classNames(styles.state, styles.bad)} role="alert">
      <div className={styles.icon}>
        <TriangleAlert aria-hidden="true" />
      </div>
      <h2>{title}</h2>
      {children === undefined ? null : <div className={styles.text}>{children}</div>}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
