import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentedControl } from '../../SegmentedControl.tsx';
import { TextField } from '../../TextField.tsx';
import type { TableColumn, TableFilter } from '../types.ts';
import { FilterForm } from './FilterForm.tsx';

type Operator = 'contains' | 'starts_with' | 'equals' | 'empty' | 'not_empty';
const operators: readonly Operator[] = ['contains', 'starts_with', 'equals', 'empty', 'not_empty'];

/** Filters a text: what it contains, begins with or is, or whether there is one. */
export function TextFilter({
  column,
  filters,
  onApply,
}: {
  readonly column: TableColumn;
  readonly filters: readonly TableFilter[];
  readonly onApply: (filters: readonly TableFilter[]) => void;
}) {
  const { t } = useTranslation('ui');
  const [first] = filters;
  const [operator, setOperator] = useState<Operator>(operators.find((op) => op === first?.op) ?? 'contains');
  const [text, setText] = useState(String(first?.values[0] ?? ''));
  const needsText = operator !== 'empty' && operator !== 'not_empty';
  return (
    <FilterForm
      canClear={filters.length > 0}
      onClear={() => onApply([])}
      onApply={() => {
        if (!needsText) onApply([{ column: column.name, op: operator, values: [] }]);
        else onApply(text === '' ? [] : [{ column: column.name, op: operator, values: [text] }]);
      }}
    >
      <SegmentedControl<Operator>
        label={t('table.operator')}
        value={operator}
        onChange={setOperator}
        options={operators.map((id) => ({ id, label: t(`table.op.${id}`) }))}
      />
      {needsText ? (
        <TextField label={column.label} isLabelHidden value={text} onChange={setText} autoFocus />
      ) : null}
    </FilterForm>
  );
}
