import { ArrowDown, ArrowUp, Columns3, Pin } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
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
  /** How many of those shown, from the first, stand still at the left. */
  readonly pinned: number;
  readonly onPin: (column: string) => void;
  readonly onShown: (shown: readonly string[]) => void;
  /** Back to the usual columns and widths. */
  readonly onReset: () => void;
}

/** Chooses a table's columns, their order, and which stand still: the shown ones first, as they stand, then the others. */
export function ColumnsPopover({ columns, shown, pinned, onPin, onShown, onReset }: ColumnsPopoverProps) {
  const { t } = useTranslation('ui');
  const controls = useRef(new Map<string, HTMLElement>());
  const moved = useRef('');
  const keep = (key: string, element: HTMLElement | null) => {
    if (element === null) controls.current.delete(key);
    else controls.current.set(key, element);
  };
  const byName = new Map(columns.map((column) => [column.name, column]));
  const hidden = columns.map(({ name }) => name).filter((name) => !shown.includes(name));
  const move = (index: number, by: -1 | 1) => {
    const next = [...shown];
    const [name] = next.splice(index, 1);
    if (name === undefined) return;
    next.splice(index + by, 0, name);
    moved.current = `${name} ${by}`;
    onShown(next);
  };
  const toggle = (name: string, isShown: boolean) => {
    moved.current = `${name} box`;
    onShown(isShown ? shown.filter((other) => other !== name) : [...shown, name]);
  };
  // An element that is moved within the document loses the focus, and the next press should move the column on.
  useLayoutEffect(() => {
    controls.current.get(moved.current)?.focus();
    moved.current = '';
  });
  return (
    <Popover
      label={t('table.columns')}
      placement="bottom end"
      trigger={<Button icon={<Columns3 aria-hidden="true" />}>{t('table.columns')}</Button>}
    >
      {() => (
        <div className={styles.chooser}>
          <ul>
            {[...shown, ...hidden].map((name, index) => {
              const label = byName.get(name)?.label ?? name;
              const isShown = index < shown.length;
              return (
                <li key={name}>
                  <Checkbox
                    isSelected={isShown}
                    isDisabled={isShown && shown.length === 1}
                    inputRef={(input) => keep(`${name} box`, input)}
                    onChange={() => toggle(name, isShown)}
                  >
                    {label}
                  </Checkbox>
                  {isShown ? (
                    <>
                      <IconButton
                        label={t('table.pin', { column: label })}
                        icon={<Pin />}
                        size="small"
                        isPressed={index < pinned}
                        ref={(button) => keep(`${name} pin`, button)}
                        onPress={() => {
                          moved.current = `${name} pin`;
                          onPin(name);
                        }}
                      />
                      <IconButton
                        label={t('table.moveUp', { column: label })}
                        icon={<ArrowUp />}
                        size="small"
                        isAtEnd={index === 0 || index === pinned}
                        ref={(button) => keep(`${name} -1`, button)}
                        onPress={() => move(index, -1)}
                      />
                      <IconButton
                        label={t('table.moveDown', { column: label })}
                        icon={<ArrowDown />}
                        size="small"
                        isAtEnd={index === shown.length - 1 || index === pinned - 1}
                        ref={(button) => keep(`${name} 1`, button)}
                        onPress={() => move(index, 1)}
                      />
                    </>
                  ) : null}
                </li>
              );
            })}
          </ul>
          <Button variant="quiet" onPress={onReset}>
            {t('table.resetColumns')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
