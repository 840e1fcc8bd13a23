import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { isDamage } from '../open/sqlite-failure.ts';
import type { CompiledQuery } from './compiled-query.ts';
import { IntegerList, type Integers } from './integer-list.ts';
import type { Pacing } from './pacing.ts';
import { isNarrowedByIndex } from './query-plan.ts';
import { type KeyWords, orderByKeys } from './radix-order.ts';
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
  const ids = new IntegerList(candidates?.length ?? 1024);
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
  return inOrder(query, ids.done(), keys, pacing);
}

/** The ids in the query's order; `ids` are given up where another order is answered. */
async function inOrder(
  query: CompiledQuery,
  ids: IdVector,
  keys: readonly SortKeyCollector[],
  pacing: Pacing,
): Promise<IdVector> {
  const last = query.sort.at(-1);
  if (last === undefined) return ids;
  const words: KeyWords[] = [];
  // One after the other, so that what one key is made of is gone before the next is made.
  for (const [index, key] of keys.entries()) {
    words.push(await key.words(query.sort[index]?.descending ?? false, pacing));
  }
  // Equal rows follow the direction of the last column, as an index read backwards has them.
  const result = await orderIds(ids, words, last.descending, pacing);
  release(ids);
  return result;
}

/** The ids in the order of their keys, which are given up; equal ones as they stand, or turned round with `lastFirst`. */
export async function orderIds(
  ids: IdVector,
  keys: readonly KeyWords[],
  lastFirst: boolean,
  pacing: Pacing,
): Promise<IdVector> {
  const order = await orderByKeys(ids.length, keys, pacing, lastFirst);
  for (const word of keys.flat()) release(word);
  const result = picked(ids, order);
  release(order);
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
export function picked(values: Integers, order: Uint32Array | Float64Array): Integers {
  const result = values instanceof Int32Array ? new Int32Array(order.length) : new Float64Array(order.length);
  for (let place = 0; place < order.length; place++) result[place] = values[order[place] ?? 0] ?? 0;
  return result;
}

/** A copy, in half the memory where the ids allow it, as they do in every archive. */
export function compact(ids: Integers): IdVector {
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
