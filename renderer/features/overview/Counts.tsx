import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../../app/keep-scope.ts';
import { homeOf } from '../../app/record-home.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './Counts.module.css';

/** The tables that an administrator asks for first, in that order. */
const mainTables = [
  'document',
  'invoice',
  'relation',
  'journal_entry',
  'journal_line',
  'bank_line',
  'authorisation',
  'export_log',
] as const;

/** Settings of the counts. */
export interface CountsProps {
  readonly counts: readonly { readonly table: string; readonly rows: number }[];
}

/** How many there are of what; each leads to its list. */
export function Counts({ counts }: CountsProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const words = useRecordWords();
  const known = new Map(counts.map(({ table, rows }) => [table, rows]));
  const main = mainTables.filter((table) => (known.get(table) ?? 0) > 0);
  // A foreign database has none of these: its largest tables then.
  const shown =
    main.length > 0
      ? main
      : counts
          .toSorted((a, b) => b.rows - a.rows)
          .slice(0, 8)
          .map(({ table }) => table);
  // Two rows of the same length, or one.
  const columns = shown.length <= 5 ? Math.max(1, shown.length) : Math.ceil(shown.length / 2);
  return (
    <section className={styles.section} aria-label={t('counts')}>
      <ul className={styles.counts} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {shown.map((table) => {
          const content = (
            <>
              <b>{format.integer(known.get(table) ?? 0)}</b>
              <span>{words.table(table)}</span>
            </>
          );
          const home = homeOf(table);
          return (
            <li key={table}>
              {home === null ? (
                <Link to="/tables/$table" params={{ table }} search={keepScope} className={styles.count}>
                  {content}
                </Link>
              ) : (
                <Link to={home} search={keepScope} className={styles.count}>
                  {content}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
