import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter, ListQuery, ListSource } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useCodeLabel, useColumnLabel } from '../labels.ts';
import { useListUrlState } from '../list-search.ts';
import { useQuery } from '../use-query.ts';
import styles from './FacetPanel.module.css';

/** A column whose values stand beside the list. */
export interface Facet {
  readonly column: string;
  /** In place of the words for the column's codes. */
  readonly label?: (value: string) => string;
}

const fewValues = 6;
const mostValues = 60;

/** The values of a list's columns with their counts, beside it; what is ticked filters the list, together with all other filters. */
export function FacetPanel({
  source,
  scope,
  facets,
  children,
}: {
  readonly source: Extract<ListSource, { kind: 'view' }>;
  readonly scope: Scope;
  readonly facets: readonly Facet[];
  /** The list. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('lists');
  return (
    <div className={styles.split}>
      <aside className={styles.panel} aria-label={t('facets.title')}>
        {facets.map((facet) => (
          <FacetValues key={facet.column} source={source} scope={scope} facet={facet} />
        ))}
      </aside>
      {children}
    </div>
  );
}

function FacetValues({
  source,
  scope,
  facet,
}: {
  readonly source: Extract<ListSource, { kind: 'view' }>;
  readonly scope: Scope;
  readonly facet: Facet;
}) {
  const { t } = useTranslation('lists');
  const format = useFormat();
  const columnLabel = useColumnLabel();
  const codeLabel = useCodeLabel();
  const { filters, setFilters } = useListUrlState();
  const [isOpen, setOpen] = useState(false);
  const others = filters.filter(({ column }) => column !== facet.column);
  // A facet counts under the other filters, so that its own values can be added to what is ticked.
  const query: ListQuery = { source, scope, filters: others };
  const { data } = useQuery(
    'lists.values',
    { query, column: facet.column, limit: isOpen ? mostValues : fewValues + 1 },
    { keepPrevious: true },
  );
  const own = filters.find(({ column, op }) => column === facet.column && op === 'in');
  const chosen = own?.values.map(String) ?? [];
  const name = columnLabel(facet.column);
  const toggle = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    const filter: Filter = { column: facet.column, op: 'in', values: next };
    setFilters(next.length === 0 ? others : [...others, filter]);
  };
  const values = (data?.values ?? []).flatMap(({ value, rows }) =>
    typeof value === 'string' && value !== '' ? [{ value, rows }] : [],
  );
  const shown = isOpen ? values : values.slice(0, fewValues);
  if (data !== undefined && values.length === 0) return null;
  return (
    <fieldset className={styles.facet}>
      <legend>{name}</legend>
      {data === undefined ? (
        <Skeleton width={140} />
      ) : (
        shown.map(({ value, rows }) => (
          <label key={value} className={styles.value}>
            <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
            <span className={styles.label}>
              {facet.label?.(value) ?? codeLabel(source.view, facet.column, value)}
            </span>
            <span className={styles.count}>{format.integer(rows)}</span>
          </label>
        ))
      )}
      {isOpen || values.length <= fewValues ? null : (
        <button
          type="button"
          className={styles.more}
          aria-label={t('facets.showAll', { column: name })}
          onClick={() => setOpen(true)}
        >
          {t('facets.more')}
        </button>
      )}
    </fieldset>
  );
}
