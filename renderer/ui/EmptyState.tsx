import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Settings of an empty state. */
export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** Why there is nothing, and what to do. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** It stands in the place of a whole screen, which then has no other heading. */
  readonly isScreen?: boolean;
}

/** What stands where there is nothing to show. */
export function EmptyState({ icon, title, children, actions, isScreen = false }: EmptyStateProps) {
  const Heading = isScreen ? 'h1' : 'h2';
  return (
    <div className={styles.state}>
      {icon === undefined ? null : <div className={styles.icon}>{icon}</div>}
      <Heading>{title}</Heading>
      {children === undefined ? null : <div className={styles.text}>{children}</div>}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
