import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import { Skeleton } from '../Skeleton.tsx';
import { useFormat } from '../use-format.ts';
import { isRightAligned, pinnedStyle } from './column-layout.ts';
import styles from './DataTable.module.css';
import type { TableColumn } from './types.ts';

/** The sums under a table; they come after the rows. */
export function TableFoot({
  columns,
  still,
  sums,
  rowIndex,
}: {
  readonly columns: readonly TableColumn[];
  /** How many columns, from the first, stand still at the left. */
  readonly still: number;
  readonly sums: Readonly<Record<string, number | string>> | null;
  readonly rowIndex: number;
}) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  return (
    <tfoot className={styles.footGroup}>
      <tr aria-rowindex={rowIndex} className={styles.foot}>
        {columns.map((column, position) => {
          const sum = sums?.[column.name];
          return (
            <td
              key={column.name}
              aria-colindex={position + 1}
              style={pinnedStyle(position, still)}
              className={classNames(
                styles.cell,
                isRightAligned(column) && styles.right,
                position < still && styles.pinned,
              )}
            >
              {sum !== undefined ? (
                format.cents(sum)
              ) : sums === null && column.type === 'cents' ? (
                <Skeleton width="60%" height={9} />
              ) : position === 0 ? (
                t('table.total')
              ) : null}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
