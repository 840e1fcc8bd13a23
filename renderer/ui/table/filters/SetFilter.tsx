import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../Checkbox.tsx';
import { SkeletonLines } from '../../Skeleton.tsx';
import { TextField } from '../../TextField.tsx';
import { useFormat } from '../../use-format.ts';
import { cellText } from '../cell-text.ts';
import type { ColumnValues, TableColumn, TableFilter } from '../types.ts';
import { FilterForm } from './FilterForm.tsx';
import styles from './Filters.module.css';

type Value = string | number | null;

/** More values than this get a box to find one in. */
const fewValues = 10;

/** Filters by the values that there are, each with its number of rows. */
export function SetFilter({
  column,
  filters,
  loadValues,
  onApply,
}: {
  readonly column: TableColumn;
  readonly filters: readonly TableFilter[];
  readonly loadValues: (column: string, signal: AbortSignal) => Promise<ColumnValues>;
  readonly onApply: (filters: readonly TableFilter[]) => void;
}) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const words = { yes: t('yes'), no: t('no') };
  const [loaded, setLoaded] = useState<ColumnValues | 'failed' | null>(null);
  const [wanted, setWanted] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<Value>>(
    () =>
      new Set(
        filters.flatMap(({ op, values }) =>
          op === 'in' || op === 'equals' ? values : op === 'empty' ? [null] : [],
        ),
      ),
  );
  useEffect(() => {
    const controller = new AbortController();
    loadValues(column.name, controller.signal).then(setLoaded, () => {
      if (!controller.signal.aborted) setLoaded('failed');
    });
    return () => controller.abort();
  }, [column.name, loadValues]);

  const labelOf = (value: Value) => (value === null ? t('none') : cellText(column, value, format, words));
  const apply = () => {
    const values = [...chosen];
    onApply(values.length === 0 ? [] : [{ column: column.name, op: 'in', values }]);
  };
  const values = loaded === null || loaded === 'failed' ? [] : loaded.values;
  const shown = values.flatMap(({ value, rows }) => {
    if (typeof value === 'object' && value !== null) return [];
    const label = labelOf(value);
    return label.toLowerCase().includes(wanted.toLowerCase()) ? [{ value, rows, label }] : [];
  });
  return (
    <FilterForm canClear={filters.length > 0} onClear={() => onApply([])} onApply={apply}>
      {values.length > fewValues ? (
        <TextField
          label={t('table.findValue')}
          isLabelHidden
          placeholder={t('table.findValue')}
          value={wanted}
          onChange={setWanted}
        />
      ) : null}
      {loaded === null ? (
        <SkeletonLines lines={4} label={t('loading')} />
      ) : loaded === 'failed' ? (
        <p className={styles.note}>{t('table.valuesFailed')}</p>
      ) : (
        <div className={styles.values}>
          {shown.map(({ value, rows, label }) => (
            <Checkbox
              key={String(value)}
              isSelected={chosen.has(value)}
              onChange={(isOn) => {
                const next = new Set(chosen);
                if (isOn) next.add(value);
                else next.delete(value);
                setChosen(next);
              }}
            >
              <span className={styles.value}>{label}</span>
              <span className={styles.rows}>{format.integer(rows)}</span>
            </Checkbox>
          ))}
          {shown.length === 0 ? <p className={styles.note}>{t('table.noValues')}</p> : null}
          {loaded.isComplete ? null : <p className={styles.note}>{t('table.moreValues')}</p>}
        </div>
      )}
    </FilterForm>
  );
}
