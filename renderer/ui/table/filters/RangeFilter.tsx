import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../TextField.tsx';
import { useFormat } from '../../use-format.ts';
import type { TableColumn, TableFilter } from '../types.ts';
import { FilterForm } from './FilterForm.tsx';
import styles from './Filters.module.css';
import { parseEnd, rangeDraft, rangeFilters } from './filter-draft.ts';
import type { FilterKind } from './filter-kind.ts';

/** Filters dates, amounts and numbers: from, to, or both. */
export function RangeFilter({
  column,
  kind,
  filters,
  onApply,
}: {
  readonly column: TableColumn;
  readonly kind: Exclude<FilterKind, 'text' | 'set'>;
  readonly filters: readonly TableFilter[];
  readonly onApply: (filters: readonly TableFilter[]) => void;
}) {
  const { t } = useTranslation('ui');
  const { language } = useFormat();
  const [draft, setDraft] = useState(() => rangeDraft(kind, filters, language));
  const [isTried, setTried] = useState(false);
  const errorOf = (text: string) =>
    isTried && parseEnd(kind, text) === undefined ? t(`table.unreadable.${kind}`) : undefined;
  const end = (name: 'from' | 'to') => {
    const error = errorOf(draft[name]);
    return (
      <TextField
        label={t(`table.${name}`)}
        value={draft[name]}
        onChange={(text) => setDraft({ ...draft, [name]: text })}
        placeholder={t(`table.example.${kind}`)}
        autoFocus={name === 'from'}
        {...(error === undefined ? {} : { error })}
      />
    );
  };
  return (
    <FilterForm
      canClear={filters.length > 0}
      onClear={() => onApply([])}
      onApply={() => {
        setTried(true);
        const next = rangeFilters(column, kind, draft);
        if (next !== undefined) onApply(next);
      }}
    >
      <div className={styles.range}>
        {end('from')}
        {end('to')}
      </div>
    </FilterForm>
  );
}
