import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './EmptyState.module.css';

/** Settings of an error state. The words come from the caller (renderer/app/FailureState.tsx turns a failure into them). */
export interface ErrorStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** It stands in the place of a whole screen, which then has no other heading. */
  readonly isScreen?: boolean;
}

/** What stands where something went wrong: what, why, and what can be done. */
export function ErrorState({ title, children, actions, isScreen = false }: ErrorStateProps) {
  const Heading = isScreen ? 'h1' : 'h2';
  return (
    <div className={classNames(styles.state, styles.bad)} role="alert">
      <div className={styles.icon}>
        <TriangleAlert aria-hidden="true" />
      </div>
      <Heading>{title}</Heading>
      {children === undefined ? null : <div className={styles.text}>{children}</div>}
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
