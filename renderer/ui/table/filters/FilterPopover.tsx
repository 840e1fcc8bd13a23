import type { RefObject } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import popover from '../../Popover.module.css';
import type { ColumnValues, TableColumn, TableFilter } from '../types.ts';
import styles from './Filters.module.css';
import { filterKind } from './filter-kind.ts';
import { RangeFilter } from './RangeFilter.tsx';
import { SetFilter } from './SetFilter.tsx';
import { TextFilter } from './TextFilter.tsx';

/** Settings of a filter's popover. */
export interface FilterPopoverProps {
  readonly column: TableColumn;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly filters: readonly TableFilter[];
  readonly loadValues: (column: string, signal: AbortSignal) => Promise<ColumnValues>;
  readonly onApply: (filters: readonly TableFilter[]) => void;
  readonly onClose: () => void;
}

/** The filter of one column, at its heading or chip. */
export function FilterPopover({ column, anchor, filters, loadValues, onApply, onClose }: FilterPopoverProps) {
  const { t } = useTranslation('ui');
  const kind = filterKind(column);
  const apply = (next: readonly TableFilter[]) => {
    onApply(next);
    onClose();
  };
  return (
    <Popover
      triggerRef={anchor}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      placement="bottom start"
      offset={4}
      className={popover.popover ?? ''}
    >
      <Dialog className={popover.dialog ?? ''}>
        <Heading slot="title" level={2} className={styles.title ?? ''}>
          {t('table.filterOn', { column: column.label })}
        </Heading>
        {kind === 'set' ? (
          <SetFilter column={column} filters={filters} loadValues={loadValues} onApply={apply} />
        ) : kind === 'text' ? (
          <TextFilter column={column} filters={filters} onApply={apply} />
        ) : kind === null ? null : (
          <RangeFilter column={column} kind={kind} filters={filters} onApply={apply} />
        )}
      </Dialog>
    </Popover>
  );
}
