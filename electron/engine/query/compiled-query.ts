import { fail } from '#shared/contract/failure.ts';
import type { Filter, Grouping, Sort } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { BindValue } from '../driver/statement.ts';
import { filterSql } from './filter-sql.ts';
import { groupColumn } from './grouping.ts';
import type { RowSource, SourceColumn, SqlFragment } from './row-source.ts';

/** A list's query after its names were checked: conditions with their values, and the order. */
export interface CompiledQuery {
  readonly source: RowSource;
  /** What the scope narrows to; mostly served by an index. */
  readonly scope: readonly SqlFragment[];
  /** What the filters narrow to; mostly not. */
  readonly filters: readonly SqlFragment[];
  readonly sort: readonly { readonly column: SourceColumn; readonly descending: boolean }[];
}

/** The members of a list's query, defaults filled in. */
export interface QueryParts {
  readonly scope: Scope;
  readonly filters: readonly Filter[];
  readonly sort: readonly Sort[];
  readonly group?: Grouping | undefined;
}

/** Checks every name against the source's declared ones. Throws `bad_filter`. */
export function compileQuery(source: RowSource, query: QueryParts): CompiledQuery {
  const sort = (query.sort.length > 0 ? query.sort : source.defaultSort).map(
    ({ column: name, direction }) => {
      const column = columnNamed(source, name);
      if (column.isSortable === false) throw fail('bad_filter', `Column ${name} cannot be sorted by.`);
      return { column, descending: direction === 'desc' };
    },
  );
  return {
    source,
    scope: scopeFragments(source, query.scope),
    filters: query.filters.map((filter) => {
      const column = columnNamed(source, filter.column);
      if (column.isFilterable === false) throw fail('bad_filter', `Column ${column.name} takes no filter.`);
      return filterSql(column, filter);
    }),
    sort: query.group === undefined ? sort : groupedSort(source, query.group, sort),
  };
}

/** The groups first, in the direction of their column where the order begins with it; then the order within each. */
function groupedSort(source: RowSource, group: Grouping, sort: CompiledQuery['sort']): CompiledQuery['sort'] {
  const column = columnNamed(source, group.column);
  const descending = sort[0]?.column === column && sort[0].descending;
  return [{ column: groupColumn(column, group), descending }, ...sort];
}

/** A declared column by its name. Throws `bad_filter`. */
export function columnNamed(source: RowSource, name: string): SourceColumn {
  const column = source.columns.find((known) => known.name === name);
  if (column === undefined) {
    throw fail('bad_filter', `There is no column ${name}.`, {
      columns: source.columns.map((known) => known.name).join(', '),
    });
  }
  return column;
}

function scopeFragments(source: RowSource, scope: Scope): SqlFragment[] {
  const fragments: SqlFragment[] = [];
  for (const member of Object.keys(scope) as (keyof Scope)[]) {
    const value = scope[member];
    if (value === undefined) continue;
    const clause = source.scope[member];
    if (clause !== undefined) {
      fragments.push({
        sql: clause.sql,
        params: Array<BindValue>(clause.sql.split('?').length - 1).fill(value),
        joins: clause.joins ?? [],
      });
    } else if (!source.passesOver.includes(member)) {
      throw fail('bad_filter', `This list cannot be narrowed by ${member}.`);
    }
  }
  return fragments;
}

/** `FROM base AS b` with the joins named and those that they stand on, in the order in which the source declares them. */
export function fromSql(
  source: Pick<RowSource, 'table' | 'tableSql' | 'joins'> & { readonly baseSql?: string },
  joins: Iterable<string>,
): string {
  const wanted = new Set<string>();
  const want = (name: string) => {
    if (wanted.has(name)) return;
    const join = source.joins[name];
    if (join === undefined) throw new Error(`${source.table} declares no join ${name}`);
    for (const needed of join.needs ?? []) want(needed);
    wanted.add(name);
  };
  for (const name of joins) want(name);
  const ordered = Object.entries(source.joins).filter(([name]) => wanted.has(name));
  return [source.baseSql ?? `${source.tableSql} AS b`, ...ordered.map(([, join]) => join.sql)].join(' ');
}

/** Conditions joined by AND, or nothing, with `WHERE` before them. */
export function whereSql(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

/** All values of fragments in the order of their `?`. */
export function paramsOf(fragments: readonly SqlFragment[]): BindValue[] {
  return fragments.flatMap((fragment) => fragment.params);
}
