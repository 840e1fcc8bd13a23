import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListSource } from '#shared/contract/lists.ts';
import type { RecordRef, Scope } from '#shared/contract/values.ts';
import { ScreenFrame } from '../../ui/ScreenFrame.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import type { CellValue } from '../../ui/table/types.ts';
import { ScreenFailure } from '../ScreenFailure.tsx';
import { useQuery } from '../use-query.ts';
import { ListTable } from './ListTable.tsx';
import type { QuickColumn, QuickCondition } from './use-quick-filters.ts';

/** Another cell of the same row, by its column's name. */
export type CellOf = (column: string) => CellValue;

/** Settings of a list screen. */
export interface ListScreenProps {
  /** Names the view, for what is remembered of its columns. */
  readonly viewId: string;
  readonly title: string;
  /** Where one came from, above the title. */
  readonly trail?: ReactNode;
  /** Beside the title. */
  readonly detail?: ReactNode;
  /** Controls at the right of the bar, before the columns. */
  readonly controls?: ReactNode;
  readonly source: ListSource;
  readonly scope: Scope;
  /** Columns shown until somebody chooses others. */
  readonly usualColumns: readonly string[];
  readonly quickColumn?: QuickColumn;
  readonly quickConditions?: readonly QuickCondition[];
  /** How cells are drawn in place of their text, by column name. */
  readonly renderers?: Readonly<
    Record<string, (cell: CellValue, cellOf: CellOf, ref: RecordRef | null) => ReactNode>
  >;
  /** Enter or a double click; by default the record opens beside the list. */
  readonly onActivate?: (ref: RecordRef, cellOf: CellOf) => void;
  /** Whether the books that the list shows can be exported as an auditfile, a year at a time. */
  readonly hasAuditfile?: boolean;
  /** What stands where the list has no rows at all, without any filter. */
  readonly empty: { readonly title: string; readonly text: string };
  /** What one should know of the figures, below the bar. */
  readonly note?: string;
  /** Between the bar and the table. */
  readonly strip?: ReactNode;
}

/** A screen that is a list: bar, chips, and a table over the engine's rows. */
export function ListScreen(props: ListScreenProps) {
  const { t } = useTranslation('ui');
  const columns = useQuery('lists.columns', { source: props.source });
  if (columns.failure !== undefined) {
    return (
      <ScreenFailure
        title={props.title}
        trail={props.trail}
        failure={columns.failure}
        onRetry={columns.retry}
      />
    );
  }
  if (columns.data === undefined) {
    return (
      <ScreenFrame title={props.title}>
        <SkeletonLines lines={12} label={t('loading')} />
      </ScreenFrame>
    );
  }
  return (
    <ListTable
      key={props.viewId}
      {...props}
      columns={columns.data.columns}
      defaultSort={columns.data.defaultSort}
    />
  );
}
