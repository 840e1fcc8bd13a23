import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { isDamage } from '../open/sqlite-failure.ts';
import type { CompiledQuery } from './compiled-query.ts';
import { NumberList } from './number-list.ts';
import type { Pacing } from './pacing.ts';
import { isNarrowedByIndex } from './query-plan.ts';
import { orderByKeys } from './radix-order.ts';
import { release } from './release.ts';
import type { SourceColumn } from './row-source.ts';
import { type RowSink, readMatching, type SliceRequest } from './slice-reader.ts';
import { collectNumbers, collectValues, type SortKeyCollector } from './sort-keys.ts';

/** The ids of a whole list in its order; any page of it is a slice. */
export type IdVector = Float64Array | Int32Array;

/**
 * Reads the ids of all rows that a query keeps, in its order, in slices. Rows on damaged pages are listed too, where NULL would stand:
 * reading them says `damaged_record`. `candidates` are the ids to look at, ascending, where something knows them already; else all.
 */
export async function buildIdVector(
  db: ReadOnlyDatabase,
  query: CompiledQuery,
  candidates: IdVector | null,
  pacing: Pacing,
): Promise<IdVector> {
  const gapless = candidates === null ? orNullWhereDamaged(() => gaplessIds(db, query)) : null;
  if (gapless !== null) return gapless;
  const ids = new NumberList();
  const keys = query.sort.map(({ column }) => collectorFor(column));
  const sink: RowSink = {
    row(values) {
      ids.push(Number(values[0]));
      for (let index = 0; index < keys.length; index++) keys[index]?.push(values[index + 1] ?? null);
    },
    unreadable(id) {
      ids.push(id);
      for (const key of keys) key.push(null);
    },
  };
  const request: SliceRequest = {
    source: query.source,
    columns: query.sort.map(({ column }) => column.sql),
    joins: query.sort.flatMap(({ column }) => column.joins ?? []),
    conditions: [...query.scope, ...query.filters],
  };
  await readMatching(db, request, { candidates, isNarrow: isNarrowedByIndex(db, query) }, sink, pacing);
  const read = ids.view();
  const ordered = await inOrder(query, read, keys, pacing);
  const kept = compact(ordered);
  release(ordered);
  release(read);
  return kept;
}

async function inOrder(
  query: CompiledQuery,
  ids: Float64Array,
  keys: readonly SortKeyCollector[],
  pacing: Pacing,
): Promise<Float64Array> {
  const last = query.sort.at(-1);
  if (last === undefined) return ids;
  const words = await Promise.all(
    keys.map((key, index) => key.words(query.sort[index]?.descending ?? false, pacing)),
  );
  // Equal rows follow the direction of the last column, as an index read backwards has them.
  const directed = last.descending ? words.map((key) => key.map((word) => word.toReversed())) : words;
  const start = last.descending ? ids.toReversed() : ids;
  const order = await orderByKeys(start.length, directed, pacing);
  const result = picked(start, order);
  for (const array of [order, ...words.flat(), ...directed.flat()]) release(array);
  if (start !== ids) release(start);
  return result;
}

function collectorFor(column: SourceColumn): SortKeyCollector {
  switch (column.type) {
    case 'cents':
    case 'integer':
    case 'flag':
    case 'real':
      return column.order === 'binary' ? collectValues('binary') : collectNumbers();
    case 'text':
      return collectValues(column.order ?? 'folded');
    default:
      return collectValues('binary');
  }
}

/** `values[order[0]]`, `values[order[1]]` … */
export function picked(values: Float64Array | Int32Array, order: Uint32Array | Float64Array): Float64Array {
  const result = new Float64Array(order.length);
  for (let place = 0; place < order.length; place++) result[place] = values[order[place] ?? 0] ?? 0;
  return result;
}

/** A copy in half the memory where the ids allow it, as they do in every archive. */
export function compact(ids: Float64Array): IdVector {
  const short = new Int32Array(ids.length);
  for (let place = 0; place < ids.length; place++) {
    const id = ids[place] ?? 0;
    if (id !== (id | 0)) return ids.slice();
    short[place] = id;
  }
  return short;
}

/** The ids of a whole table that count up without gaps, without reading them; null where they do not. */
function gaplessIds(db: ReadOnlyDatabase, query: CompiledQuery): IdVector | null {
  const { source, scope, filters, sort } = query;
  if (scope.length + filters.length + sort.length > 0) return null;
  const counted = db
    .prepare<{ rows: number; first: number | null; last: number | null }>(
      `SELECT (SELECT count(*) FROM ${source.tableSql}) AS rows, (SELECT min(${source.idSql}) FROM ${source.tableSql} AS b) AS first,
        (SELECT max(${source.idSql}) FROM ${source.tableSql} AS b) AS last`,
    )
    .get();
  if (counted === undefined || counted.first === null || counted.last === null) return new Int32Array(0);
  const { rows, first, last } = counted;
  if (last - first + 1 !== rows || last > 0x7fff_ffff || first < 0) return null;
  const ids = new Int32Array(rows);
  for (let place = 0; place < rows; place++) ids[place] = first + place;
  return ids;
}

function orNullWhereDamaged<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}
