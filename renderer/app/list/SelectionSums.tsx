import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ListQuery } from '#shared/contract/lists.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import type { TableColumn } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useQuery } from '../use-query.ts';
import { selectionSlotId } from '../workspace/status-slot.ts';
import styles from './SelectionSums.module.css';

/** Rows of a list, both ends included. */
export interface SelectedRows {
  readonly first: number;
  readonly last: number;
}

/** Held down, Shift and an arrow select a row more many times a second; what is added up is where it stops. */
const settleMs = 120;

/** Says in the status bar how many rows are selected and what their amounts come to, added up by the engine. */
export function SelectionSums({
  query,
  selected,
  columns,
}: {
  readonly query: ListQuery;
  readonly selected: SelectedRows | null;
  /** Those of amounts that are shown and may be added up. */
  readonly columns: readonly TableColumn[];
}) {
  const { t } = useTranslation('lists');
  const format = useFormat();
  const [settled, setSettled] = useState<SelectedRows | null>(null);
  const { first = 0, last = 0 } = selected ?? {};
  const isMany = last > first;
  useEffect(() => {
    if (!isMany) return setSettled(null);
    const timer = setTimeout(() => setSettled({ first, last }), settleMs);
    return () => clearTimeout(timer);
  }, [isMany, first, last]);
  const measures = useQuery(
    'lists.measure',
    settled === null ? null : { query, ...settled, columns: columns.map(({ name }) => name) },
  );
  const slot = document.getElementById(selectionSlotId);
  if (!isMany || slot === null) return null;
  const rows = t('selection.rows', { count: last - first + 1, rows: format.integer(last - first + 1) });
  const cents = (value: number | string | null) => (value === null ? '–' : format.cents(value));
  const isCurrent = settled?.first === first && settled.last === last;
  const measured = isCurrent ? (measures.data?.columns ?? []) : [];
  const labelOf = (name: string) => columns.find((column) => column.name === name)?.label ?? name;
  type Measured = (typeof measured)[number];
  const figures = [
    ['count', ({ count }: Measured) => format.integer(count)],
    ['sum', ({ sumCents }: Measured) => cents(sumCents)],
    ['average', ({ averageCents }: Measured) => cents(averageCents)],
    ['least', ({ leastCents }: Measured) => cents(leastCents)],
    ['most', ({ mostCents }: Measured) => cents(mostCents)],
  ] as const;
  return createPortal(
    <span className={styles.sums}>
      <span role="status">
        {rows}
        {measured.map(({ column, sumCents }) => (
          <span key={column} className={styles.sum}>
            {labelOf(column)} <b>{cents(sumCents)}</b>
          </span>
        ))}
        {isCurrent && measures.data?.severalUnits ? (
          <span className={styles.sum}>{t('selection.severalUnits')}</span>
        ) : null}
        {measures.failure === undefined ? null : <span className={styles.sum}>{t('selection.failed')}</span>}
      </span>
      {measured.length === 0 ? null : (
        <Popover
          label={t('selection.figures')}
          placement="top start"
          trigger={<Button variant="quiet">{t('selection.more')}</Button>}
        >
          {() => (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what may scroll has to be reached by the keyboard
            <table className={styles.figures} tabIndex={0}>
              <caption>{rows}</caption>
              <thead>
                <tr>
                  <td />
                  {measured.map(({ column }) => (
                    <th key={column} scope="col">
                      {labelOf(column)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {figures.map(([name, textOf]) => (
                  <tr key={name}>
                    <th scope="row">{t(`selection.${name}`)}</th>
                    {measured.map((column) => (
                      <td key={column.column}>{textOf(column)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Popover>
      )}
    </span>,
    slot,
  );
}
