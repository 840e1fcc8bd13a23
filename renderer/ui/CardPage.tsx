import type { ReactNode } from 'react';
import styles from './CardPage.module.css';

/** Settings of a page of cards. */
export interface CardPageProps {
  readonly title: string;
  readonly intro?: string;
  /** For a form, whose fields need no more. */
  readonly isNarrow?: boolean;
  readonly children: ReactNode;
}

/** A screen to be read from top to bottom: its title, and cards below it. It scrolls by itself. */
export function CardPage({ title, intro, isNarrow = false, children }: CardPageProps) {
  return (
    <div className={styles.screen}>
      <div className={styles.page} data-narrow={isNarrow}>
        <header className={styles.head}>
          <h1>{title}</h1>
          {intro === undefined ? null : <p>{intro}</p>}
        </header>
        {children}
      </div>
    </div>
  );
}
