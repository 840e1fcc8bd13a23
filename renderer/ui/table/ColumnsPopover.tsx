import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../Button.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { IconButton } from '../IconButton.tsx';
import { Popover } from '../Popover.tsx';
import styles from './ColumnsPopover.module.css';
import type { TableColumn } from './types.ts';

/** Settings of the column chooser. */
export interface ColumnsPopoverProps {
  readonly columns: readonly TableColumn[];
  readonly shown: readonly string[];
  readonly onShown: (shown: readonly string[]) => void;
  /** Back to the usual columns and widths. */
  readonly onReset: () => void;
}

/** Chooses a table's columns and their order: the shown ones first, as they stand, then the others. */
export function ColumnsPopover({ columns, shown, onShown, onReset }: ColumnsPopoverProps) {
  const { t } = useTranslation('ui');
  const byName = new Map(columns.map((column) => [column.name, column]));
  const hidden = columns.filter(({ name }) => !shown.includes(name));
  const move = (index: number, by: -1 | 1) => {
    const next = [...shown];
    const [name] = next.splice(index, 1);
    if (name !== undefined) next.splice(index + by, 0, name);
    onShown(next);
  };
  return (
    <Popover
      label={t('table.columns')}
      placement="bottom end"
      trigger={<Button icon={<Columns3 aria-hidden="true" />}>{t('table.columns')}</Button>}
    >
      {() => (
        <div className={styles.chooser}>
          <ul>
            {shown.map((name, index) => {
              const label = byName.get(name)?.label ?? name;
              return (
                <li key={name}>
                  <Checkbox
                    isSelected
                    isDisabled={shown.length === 1}
                    onChange={() => onShown(shown.filter((other) => other !== name))}
                  >
                    {label}
                  </Checkbox>
                  <IconButton
                    label={t('table.moveUp', { column: label })}
                    icon={<ArrowUp />}
                    size="small"
                    isDisabled={index === 0}
                    onPress={() => move(index, -1)}
                  />
                  <IconButton
                    label={t('table.moveDown', { column: label })}
                    icon={<ArrowDown />}
                    size="small"
                    isDisabled={index === shown.length - 1}
                    onPress={() => move(index, 1)}
                  />
                </li>
              );
            })}
            {hidden.map(({ name, label }) => (
              <li key={name}>
                <Checkbox isSelected={false} onChange={() => onShown([...shown, name])}>
                  {label}
                </Checkbox>
              </li>
            ))}
          </ul>
          <Button variant="quiet" onPress={onReset}>
            {t('table.resetColumns')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
