import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Settings of an empty state. */
export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** Why there is nothing, and what to do. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** What stands where there is nothing to show. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      {icon === undefined ? null : <div className={styles.icon}>{icon}</div>}
      <h2>{title}</h2>
      {children === undefined ? null : <div className={styles.text}>{children}</div>}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
