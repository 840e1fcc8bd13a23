import { fail } from '#shared/contract/failure.ts';
import type { ListColumn } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { SqlValue } from '../driver/statement.ts';
import { createAmountMeasures, measureByPages } from './amount-measures.ts';
import { columnNamed, compileQuery } from './compiled-query.ts';
import { integerCell } from './exact-sum.ts';
import { createIdMatcher } from './find-by-id.ts';
import { anyTerm, findAround, offsetsOf } from './find-rows.ts';
import { createGroupSums, isAddable } from './group-sums.ts';
import { buildIdVector, type IdVector } from './id-vector.ts';
import type { List, ListGroups, ListRequest, ListTotals, ListValues } from './list.ts';
import type { ListCache } from './list-cache.ts';
import { mostFrequent } from './most-frequent.ts';
import { createPacing } from './pacing.ts';
import { isNarrowedByIndex, isServedByIndex } from './query-plan.ts';
import type { ReadAhead } from './read-ahead.ts';
import { cellOf, createRowReader } from './row-reader.ts';
import type { RowSource, SourceColumn, SqlFragment } from './row-source.ts';
import { isDamagedRecord, type RowSink, readMatching, type SliceRequest } from './slice-reader.ts';

/** Ids that something else than SQL knows to be all that a scope keeps, ascending; and the scope members that they account for. */
export interface Candidates {
  readonly ids: IdVector;
  readonly members: readonly (keyof Scope)[];
}

/** What a list needs besides its source. */
export interface SqlListOptions {
  readonly db: ReadOnlyDatabase;
  readonly source: RowSource;
  /** Tells lists apart in `cache`. */
  readonly name: string;
  readonly cache: ListCache<IdVector>;
  /** The ids in the default order, where something else than SQL has them. */
  readonly order?: (scope: Scope, signal: AbortSignal | undefined) => Promise<IdVector>;
  /** The ids in the order that a request asks for, where something has it in memory. */
  readonly orderInMemory?: (request: ListRequest, signal: AbortSignal) => Promise<IdVector | null>;
  /** What works out orders before they are asked for; none are where it is left out. */
  readonly readAhead?: ReadAhead | undefined;
  readonly candidates?: (scope: Scope, signal: AbortSignal | undefined) => Promise<Candidates | null>;
}

/** First rows come by LIMIT and OFFSET up to here, where an index has the order; beyond, stepping over them costs more than ids. */
const mostSteppedOver = 2000;
/** So many rows are looked through at once for a text. */
const rowsLookedThrough = 8192;
/** A column with more distinct values than this is not counted to the end. */
const mostDistinctValues = 50_000;

/** A list of the rows of one table, which SQLite reads. */
export function createSqlList(options: SqlListOptions): List {
  const { db, source, cache, name } = options;
  const reader = createRowReader(db, source);
  const compile = (request: ListRequest) => compileQuery(source, request);

  const vector = (request: ListRequest, signal: AbortSignal | undefined): Promise<IdVector> =>
    cache.get(vectorKey(name, request), signal, async (ended) => {
      if (options.order !== undefined && isInOwnOrder(request)) {
        return options.order(request.scope, ended);
      }
      const candidates = (await options.candidates?.(request.scope, ended)) ?? null;
      const inMemory = await options.orderInMemory?.(request, ended);
      if (inMemory) return inMemory;
      const query = compile(candidates === null ? request : without(request, candidates.members));
      const isEverything = query.scope.length + query.filters.length + query.sort.length === 0;
      if (candidates !== null && isEverything) return candidates.ids;
      return buildIdVector(db, query, candidates?.ids ?? null, createPacing(db, ended));
    });

  /** Reads for totals and values: through the candidates, an index, or the whole table. */
  const read = async (
    request: ListRequest,
    slice: Pick<SliceRequest, 'columns' | 'joins' | 'isAggregate' | 'groupBy'>,
    sink: RowSink,
    signal: AbortSignal | undefined,
  ): Promise<void> => {
    const pacing = createPacing(db, signal);
    const candidates = (await options.candidates?.(request.scope, signal)) ?? null;
    const query = compile(candidates === null ? request : without(request, candidates.members));
    const full: SliceRequest = { ...slice, source, conditions: [...query.scope, ...query.filters] };
    const isNarrow = isNarrowedByIndex(db, query);
    return readMatching(db, full, { candidates: candidates?.ids ?? null, isNarrow }, sink, pacing);
  };

  return {
    columns: source.columns.map(asListColumn),
    defaultSort: [...source.defaultSort],

    async rows(request, offset, limit, signal) {
      const query = compile(request);
      const isFirst = offset + limit <= mostSteppedOver && cache.peek(vectorKey(name, request)) === undefined;
      if (source.idSql === null) return reader.byOffset(query, offset, limit);
      if (isFirst && options.order === undefined && isServedByIndex(db, query)) {
        try {
          const rows = reader.byOffset(query, offset, limit);
          // A list that ends here has no rows to jump to.
          if (rows.length === limit)
            options.readAhead?.want(vectorKey(name, request), (signal) => vector(request, signal));
          return rows;
        } catch (error) {
          // Stepping over a damaged page is impossible this way; by their ids the rows behind it can be read.
          if (!isDamagedRecord(error)) throw error;
        }
      }
      const ids = await vector(request, signal);
      return reader.byIds(ids.subarray(offset, offset + limit));
    },

    async totals(request, signal): Promise<ListTotals> {
      const summed = source.columns.filter((column) => column.isSummed);
      const sums = createSums(summed);
      await read(request, sums.slice, sums.sink, signal);
      return { rows: sums.rows(), sums: sums.values(), ...sums.damaged() };
    },

    async measure(request, { first, last, columns }, signal) {
      if (source.idSql === null) return measureByPages(this, request, { first, last, columns }, signal);
      const measured = columns.map((column) => columnNamed(source, column));
      const other = measured.find((column) => !isAddable(column));
      if (other !== undefined) throw fail('bad_filter', `Column ${other.name} is not added up.`);
      const measures = createAmountMeasures(measured);
      const ids = (await vector(request, signal)).slice(first, last + 1).sort();
      const slice: SliceRequest = { ...measures.slice, source, conditions: [] };
      const pacing = createPacing(db, signal);
      await readMatching(db, slice, { candidates: ids, isNarrow: false }, measures.sink, pacing);
      return measures.result();
    },

    async groups(request, signal): Promise<ListGroups> {
      const [group] = compile(request).sort;
      if (request.group === undefined || group === undefined)
        throw fail('bad_filter', 'The list is not grouped.');
      const groups = createGroupSums(source.columns.filter(isAddable));
      const { sql, joins = [] } = group.column;
      const slice = {
        columns: [sql, ...groups.columns],
        joins: [...joins, ...groups.joins],
        isAggregate: true,
        groupBy: `${sql} COLLATE BINARY`,
      } as const;
      return groups.gather(group.descending, (sink) => read(request, slice, sink, signal));
    },

    async locate(request, ref, signal) {
      if (ref.table !== source.table || source.idSql === null) return null;
      compile(request);
      const offset = (await vector(request, signal)).indexOf(ref.id);
      return offset < 0 ? null : offset;
    },

    async find(request, wanted, onFound, signal) {
      const pacing = createPacing(db, signal);
      if (source.idSql === null) {
        const indexOf = (name: string) => source.columns.indexOf(columnNamed(source, name));
        const test = anyTerm(wanted.terms, indexOf);
        const { rows: count } = await this.totals(request, signal);
        const matchesIn = async (first: number, last: number) => {
          const rows = await this.rows(request, first, last - first + 1, signal);
          await pacing.breathe();
          return offsetsOf(rows, first, test);
        };
        return findAround({ ...wanted, count, chunk: 1000 }, matchesIn, onFound, signal);
      }
      const term = anyOf(compile({ scope: {}, filters: wanted.terms, sort: [] }).filters);
      const ids = await vector(request, signal);
      const matchesIn = createIdMatcher(ids, (ascending, sink) => {
        const slice: SliceRequest = { source, columns: ['1'], joins: [], conditions: [term] };
        return readMatching(db, slice, { candidates: ascending, isNarrow: false }, sink, pacing);
      });
      return findAround(
        { ...wanted, count: ids.length, chunk: rowsLookedThrough },
        matchesIn,
        onFound,
        signal,
      );
    },

    async values(request, columnName, limit, signal): Promise<ListValues> {
      const column = columnNamed(source, columnName);
      if (column.isFilterable === false) throw fail('bad_filter', `Values of ${columnName} are not counted.`);
      const counts = new Map<SqlValue, number>();
      let isComplete = true;
      await read(
        request,
        {
          columns: [column.sql, 'count(*)'],
          joins: column.joins ?? [],
          isAggregate: true,
          groupBy: `${column.sql} COLLATE BINARY`,
        },
        {
          row([value = null, rows]) {
            const before = counts.get(value);
            if (before === undefined && counts.size >= mostDistinctValues) isComplete = false;
            else counts.set(value, (before ?? 0) + Number(rows));
          },
          // What cannot be read cannot be counted.
          unreadable: () => {
            isComplete = false;
          },
        },
        signal,
      );
      const cells = new Map(Array.from(counts, ([value, rows]) => [cellOf(value), rows] as const));
      return mostFrequent(cells, limit, isComplete);
    },
  };
}

/** Conditions of which one is enough. */
function anyOf(fragments: readonly SqlFragment[]): SqlFragment {
  return {
    sql: `(${fragments.map(({ sql }) => sql).join(' OR ')})`,
    params: fragments.flatMap(({ params }) => params),
    joins: fragments.flatMap(({ joins }) => joins),
  };
}

/** Whether a request is for all rows of its scope, in the list's own order. */
export function isInOwnOrder({ filters, sort, group }: ListRequest): boolean {
  return filters.length === 0 && sort.length === 0 && group === undefined;
}

function asListColumn(column: SourceColumn): ListColumn {
  return {
    name: column.name,
    type: column.type,
    sortable: column.isSortable !== false,
    filterable: column.isFilterable !== false,
    ...(isAddable(column) ? { addable: true as const } : {}),
    ...(column.references === undefined ? {} : { references: column.references }),
  };
}

/** The same list, whatever order the members of its query came in. */
function vectorKey(name: string, { scope, filters, sort, group }: ListRequest): string {
  const members = Object.entries(scope)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([name, members, filters, sort, group]);
}

function without(request: ListRequest, members: readonly (keyof Scope)[]): ListRequest {
  const left = Object.entries(request.scope).filter(([member]) => !members.includes(member as keyof Scope));
  return { ...request, scope: Object.fromEntries(left) };
}

/** Counts rows and adds up columns, a slice at a time. The halves of an integer are added apart, so that no sum overflows SQLite. */
function createSums(columns: readonly SourceColumn[]) {
  let rows = 0;
  let unreadable = 0;
  let firstId = Number.POSITIVE_INFINITY;
  let lastId = Number.NEGATIVE_INFINITY;
  let isOpenEnded = false;
  const high = columns.map(() => 0n);
  const low = columns.map(() => 0n);
  const sink: RowSink = {
    row(values) {
      rows += Number(values[0]);
      for (let index = 0; index < columns.length; index++) {
        high[index] = (high[index] ?? 0n) + integerOf(values[1 + 2 * index]);
        low[index] = (low[index] ?? 0n) + integerOf(values[2 + 2 * index]);
      }
    },
    unreadable(id) {
      unreadable++;
      firstId = Math.min(firstId, id);
      lastId = Math.max(lastId, id);
    },
    openEnded() {
      isOpenEnded = true;
    },
  };
  const slice = {
    columns: [
      'count(*)',
      ...columns.flatMap(({ sql }) => [`sum((${sql}) >> 32)`, `sum((${sql}) & 4294967295)`]),
    ],
    joins: columns.flatMap((column) => column.joins ?? []),
    isAggregate: true,
  } as const;
  return {
    sink,
    slice,
    rows: () => rows + unreadable,
    damaged: () =>
      unreadable > 0
        ? { damaged: { rows: unreadable, firstId, lastId, ...(isOpenEnded ? { isOpenEnded } : {}) } }
        : {},
    /** None where rows could not be read: a sum without them would be wrong. */
    values: (): Record<string, number | string> =>
      unreadable > 0
        ? {}
        : Object.fromEntries(
            columns.map((column, index) => [
              column.name,
              integerCell(((high[index] ?? 0n) << 32n) + (low[index] ?? 0n)),
            ]),
          ),
  };
}

function integerOf(value: SqlValue | undefined): bigint {
  return typeof value === 'number' || typeof value === 'bigint' ? BigInt(value) : 0n;
}
