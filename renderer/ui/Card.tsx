import type { ReactNode } from 'react';
import styles from './Card.module.css';

/** Settings of a card. */
export interface CardProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of a page of cards under a title of its own. */
export function Card({ title, children }: CardProps) {
  return (
    <section className={styles.card}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
