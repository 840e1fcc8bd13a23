import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../use-format.ts';
import type { TableColumn, TableFilter } from '../types.ts';
import { describeFilter } from './describe-filter.ts';
import styles from './Filters.module.css';
import { useFilterWords } from './use-filter-words.ts';

/** A condition that is one press away, e.g. `Purchase invoices 412`. */
export interface QuickFilter {
  readonly id: string;
  readonly label: string;
  readonly count?: number | undefined;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

/** Settings of the chips. */
export interface FilterChipsProps {
  readonly columns: readonly TableColumn[];
  readonly filters: readonly TableFilter[];
  readonly quick: readonly QuickFilter[];
  /** Columns whose filters the quick ones show already. */
  readonly quickColumns: ReadonlySet<string>;
  readonly onOpen: (column: string, anchor: HTMLElement) => void;
  readonly onRemove: (column: string) => void;
  readonly onRemoveAll: () => void;
}

/** The conditions that hold, each to be changed or taken away, and those that are a press away. */
export function FilterChips({
  columns,
  filters,
  quick,
  quickColumns,
  onOpen,
  onRemove,
  onRemoveAll,
}: FilterChipsProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const words = useFilterWords();
  const filtered = [...new Set(filters.map(({ column }) => column))];
  const own = filtered.filter((name) => !quickColumns.has(name));
  return (
    <div className={styles.chips}>
      {quick.map((chip) => (
        <span key={chip.id} className={styles.chip} data-on={chip.isOn ? '' : undefined}>
          <button type="button" className={styles.chipText} aria-pressed={chip.isOn} onClick={chip.onToggle}>
            <span>{chip.label}</span>
            {chip.count === undefined ? null : (
              <span className={styles.count}>{format.integer(chip.count)}</span>
            )}
          </button>
        </span>
      ))}
      {own.map((name) => {
        const column = columns.find((candidate) => candidate.name === name);
        if (column === undefined) return null;
        const of = filters.filter((filter) => filter.column === name);
        return (
          <span key={name} className={styles.chip} data-on="">
            <button
              type="button"
              className={styles.chipText}
              onClick={(event) => onOpen(name, event.currentTarget)}
            >
              <span>
                {column.label}: {describeFilter(column, of, format, words)}
              </span>
            </button>
            <button
              type="button"
              className={styles.remove}
              aria-label={t('table.removeFilter', { column: column.label })}
              onClick={() => onRemove(name)}
            >
              <X aria-hidden="true" />
            </button>
          </span>
        );
      })}
      {filtered.length > 1 ? (
        <button type="button" className={styles.add} onClick={onRemoveAll}>
          {t('table.removeAll')}
        </button>
      ) : null}
    </div>
  );
}
