import type { ReactNode } from 'react';
import styles from './CardTable.module.css';

/** Settings of a table in a card. */
export interface CardTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  /** The rows; what stands below a cell's own text is a `small` in it. */
  readonly children: ReactNode;
}

/** A short table to be read, whole in its card. Where it is too wide for it, it scrolls sideways. */
export function CardTable({ label, columns, children }: CardTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
