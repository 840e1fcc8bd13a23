import { ContractError, fail } from '#shared/contract/failure.ts';
import { type AbsentRows, isSqliteError, type ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { SqlValue } from '../driver/statement.ts';
import { isDamage } from '../open/sqlite-failure.ts';
import { fromSql, paramsOf, whereSql } from './compiled-query.ts';
import type { Pacing } from './pacing.ts';
import type { RowSource, SqlFragment } from './row-source.ts';

/** Rows read in one go, before others may have their turn: what stands closely on pages, many of them to a page. */
const usualRowsPerSlice = 8192;
/** Rows on damaged pages that are still told one by one, each by a query that fails; beyond that the reading is refused. */
const mostUnreadableRows = 200_000;
/** Rows behind the end of a file that was cut short, which cost no query. */
const mostAbsentRows = 5_000_000;

/** What a table is read for. */
export interface SliceRequest {
  readonly source: RowSource;
  /** Expressions. Of single rows, the row's id always before them; or aggregates over a slice of rows, which are then added up. */
  readonly columns: readonly string[];
  readonly isAggregate?: true;
  /** With `isAggregate`: one row of aggregates for each value of this expression within the slice. */
  readonly groupBy?: string;
  readonly joins: readonly string[];
  readonly conditions: readonly SqlFragment[];
  /** How many rows hold nobody up when they are read in one go, where that is not 8,192: fewer where each is on a page of its own. */
  readonly rowsPerSlice?: number;
}

/** Where the rows, or a slice's aggregates, go. Of a row on a damaged page only the id is known. */
export interface RowSink {
  row(values: readonly SqlValue[]): void;
  unreadable(id: number): void;
  /** The last id that was told is that of the first of some rows, and nothing tells how many there are. */
  openEnded?(): void;
}

/** What is known of where the rows are: their ids, ascending, or that an index leads to the few there are. */
export interface Whereabouts {
  readonly candidates: Float64Array | Int32Array | null;
  readonly isNarrow: boolean;
}

/** Reads all rows that fit, in the order of their ids, by the cheapest way there is. */
export async function readMatching(
  db: ReadOnlyDatabase,
  request: SliceRequest,
  { candidates, isNarrow }: Whereabouts,
  sink: RowSink,
  pacing: Pacing,
): Promise<void> {
  if (candidates !== null) return readListed(db, request, candidates, sink, pacing);
  if (request.source.idSql === null) return readAtOnce(db, request, sink);
  if (isNarrow) {
    try {
      return readAtOnce(db, request, sink);
    } catch (error) {
      // Nothing was passed on yet. By their ids the rows beside the damaged page can be read, and all where it is the index's own.
      if (!isDamagedRecord(error)) throw error;
    }
  }
  return readInSlices(db, request, sink, pacing);
}

/** Reads all rows of a table that fit, in the order of their ids, in slices; damaged pages cost their own rows alone. */
export async function readInSlices(
  db: ReadOnlyDatabase,
  request: SliceRequest,
  sink: RowSink,
  pacing: Pacing,
): Promise<void> {
  const { source, rowsPerSlice = usualRowsPerSlice } = request;
  const absent = absentRowsOf(db, source);
  const bounds = absent === null ? idBounds(db, source) : boundsBeside(db, source, absent);
  if (bounds === null) return;
  const read = rangeReader(db, request, sink);
  const readThrough = async (first: bigint, last: bigint): Promise<void> => {
    for (let after = first - 1n; after < last; ) {
      const upper = sliceEnd(after, last, rowsPerSlice, () => end.get(afterBound(after))) ?? last;
      // Ids of a page made to mislead do not ascend, and would be answered for ever.
      if (upper <= after) throw damagedRows(undefined);
      read(after, upper < last ? upper : last);
      after = upper;
      await pacing.breathe();
    }
  };
  const id = idOf(source);
  const end = db.prepare<bigint | null>(
    `SELECT max(i) FROM (SELECT ${id} AS i FROM ${source.tableSql} AS b WHERE ${id} > ? ORDER BY ${id} LIMIT ${rowsPerSlice})`,
    { pluck: true, safeIntegers: true },
  );
  let from = bounds.first;
  for (const { firstId, lastId } of absent?.ranges ?? []) {
    await readThrough(from, BigInt(firstId) - 1n);
    await tellAbsent(firstId, lastId, sink, pacing);
    from = BigInt(lastId) + 1n;
  }
  if (absent?.isOpenEnded) sink.openEnded?.();
  else await readThrough(from, bounds.last);
}

/** What a file that was cut short lacks of a table; where `archive_block` still says how far the table went, that closes its open end. */
function absentRowsOf(db: ReadOnlyDatabase, { table }: RowSource): AbsentRows | null {
  const absent = db.absentRows(table);
  const last = absent?.ranges.at(-1);
  if (absent === null || last === undefined || !absent.isOpenEnded) return absent;
  const blocks = boundsOfBlocks(db, table);
  if (blocks === null || blocks.last < BigInt(last.firstId)) return absent;
  return {
    ranges: [...absent.ranges.slice(0, -1), { ...last, lastId: Number(blocks.last) }],
    isOpenEnded: false,
  };
}

async function tellAbsent(firstId: number, lastId: number, sink: RowSink, pacing: Pacing): Promise<void> {
  if (lastId - firstId >= mostAbsentRows) throw damagedRows(undefined);
  for (let id = firstId; id <= lastId; id++) {
    sink.unreadable(id);
    if ((id - firstId) % usualRowsPerSlice === usualRowsPerSlice - 1) await pacing.breathe();
  }
}

/** Reads the rows of the given ids (ascending) that fit, as `readInSlices` does. */
async function readListed(
  db: ReadOnlyDatabase,
  request: SliceRequest,
  ids: Float64Array | Int32Array,
  sink: RowSink,
  pacing: Pacing,
): Promise<void> {
  const { rowsPerSlice = usualRowsPerSlice } = request;
  const id = idOf(request.source);
  const statement = db.prepare<SqlValue[]>(selectSql(request, `${id} IN (SELECT value FROM json_each(?))`), {
    raw: true,
  });
  const params = paramsOf(request.conditions);
  const told = limitUnreadable(sink);
  const read = (part: Float64Array | Int32Array): void => {
    try {
      for (const row of statement.all(JSON.stringify([...part]), ...params)) sink.row(row);
    } catch (error) {
      if (!isDamage(error)) throw error;
      const [only] = part;
      if (only !== undefined && part.length === 1) {
        told(only);
        return;
      }
      read(part.subarray(0, part.length >> 1));
      read(part.subarray(part.length >> 1));
    }
  };
  for (let from = 0; from < ids.length; from += rowsPerSlice) {
    read(ids.subarray(from, from + rowsPerSlice));
    await pacing.breathe();
  }
}

/** Reads everything in one go: for conditions that an index serves, which leave few rows. */
function readAtOnce(db: ReadOnlyDatabase, request: SliceRequest, sink: RowSink): void {
  const statement = db.prepare<SqlValue[]>(selectSql(request, null), { raw: true });
  try {
    for (const row of statement.all(...paramsOf(request.conditions))) sink.row(row);
  } catch (error) {
    throw isDamage(error) ? damagedRows(error) : error;
  }
}

/** Reads (after, upper], halving a range that cannot be read until what is damaged stands alone. */
function rangeReader(
  db: ReadOnlyDatabase,
  request: SliceRequest,
  sink: RowSink,
): (after: bigint, upper: bigint) => void {
  const id = idOf(request.source);
  const statement = db.prepare<SqlValue[]>(selectSql(request, `${id} > ? AND ${id} <= ?`), { raw: true });
  const params = paramsOf(request.conditions);
  const told = limitUnreadable(sink);
  // A range is read up to the row behind it: the last row before a damaged page can be read only by its own id.
  const alone = () => db.prepare<SqlValue[]>(selectSql(request, `${id} = ?`), { raw: true });
  const readAlone = (only: bigint): void => {
    try {
      for (const row of alone().all(only, ...params)) sink.row(row);
    } catch (error) {
      if (!isDamage(error)) throw error;
      told(Number(only));
    }
  };
  const read = (after: bigint, upper: bigint): void => {
    try {
      for (const row of statement.all(afterBound(after), upper, ...params)) sink.row(row);
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (upper - after <= 1n) {
        readAlone(upper);
        return;
      }
      const middle = after + (upper - after) / 2n;
      read(after, middle);
      read(middle, upper);
    }
  };
  return read;
}

function selectSql(request: SliceRequest, range: string | null): string {
  const { source, columns, joins, conditions } = request;
  // In a range of ids the table's own tree is the way, whatever an index promises: a damaged one must not hide sound rows.
  const base = range === null ? source : { ...source, baseSql: `${source.tableSql} AS b NOT INDEXED` };
  const from = fromSql(base, [...joins, ...conditions.flatMap((condition) => condition.joins)]);
  const where = whereSql([...(range === null ? [] : [range]), ...conditions.map(({ sql }) => sql)]);
  if (request.isAggregate) {
    const groups = request.groupBy === undefined ? '' : `GROUP BY ${request.groupBy}`;
    return `SELECT ${columns.join(', ')} FROM ${from} ${where} ${groups}`;
  }
  const id = source.idSql;
  if (id === null) return `SELECT NULL, ${columns.join(', ')} FROM ${from} ${where}`;
  return `SELECT ${[id, ...columns].join(', ')} FROM ${from} ${where} ORDER BY ${id}`;
}

const leastId = -(2n ** 63n);

/** What stands before an id, as SQLite can hold it: before the least integer there is only a real. */
function afterBound(after: bigint): bigint | number {
  return after < leastId ? -1e19 : after;
}

/** The last id of the next slice; over a damaged page as many ids on as a slice has rows, but none that no row has. Null where no row follows. */
function sliceEnd(
  after: bigint,
  last: bigint,
  rowsPerSlice: number,
  next: () => bigint | null | undefined,
): bigint | null {
  try {
    return next() ?? null;
  } catch (error) {
    if (!isDamage(error)) throw error;
    const furthest = after + BigInt(rowsPerSlice);
    return furthest < last ? furthest : last;
  }
}

interface IdBounds {
  readonly first: bigint;
  readonly last: bigint;
}

/** The first and the last id; null for an empty table. Where a damaged page hides one, what `archive_block` says of it. */
function idBounds(db: ReadOnlyDatabase, source: RowSource): IdBounds | null {
  const id = idOf(source);
  try {
    const read = (extreme: 'min' | 'max') =>
      db
        .prepare<bigint | null>(`SELECT ${extreme}(${id}) FROM ${source.tableSql} AS b`, {
          pluck: true,
          safeIntegers: true,
        })
        .get() ?? null;
    const [first, last] = [read('min'), read('max')];
    return first === null || last === null ? null : { first, last };
  } catch (error) {
    if (!isDamage(error)) throw error;
    const bounds = boundsOfBlocks(db, source.table);
    if (bounds === null) throw damagedRows(error);
    return bounds;
  }
}

/** The bounds of a table of which a file that was cut short lacks rows: its ends are where those rows are, or can be read. */
function boundsBeside(
  db: ReadOnlyDatabase,
  source: RowSource,
  { ranges, isOpenEnded }: AbsentRows,
): IdBounds {
  const id = idOf(source);
  const extreme = (which: 'min' | 'max'): bigint | null => {
    try {
      const sql = `SELECT ${which}(${id}) FROM ${source.tableSql} AS b`;
      return db.prepare<bigint | null>(sql, { pluck: true, safeIntegers: true }).get() ?? null;
    } catch (error) {
      if (!isDamage(error)) throw error;
      return null;
    }
  };
  const firstAbsent = BigInt(ranges[0]?.firstId ?? 0);
  const lastAbsent = BigInt(ranges.at(-1)?.lastId ?? 0);
  const first = extreme('min') ?? firstAbsent;
  const last = isOpenEnded ? lastAbsent : (extreme('max') ?? lastAbsent);
  return { first: first < firstAbsent ? first : firstAbsent, last: last > lastAbsent ? last : lastAbsent };
}

function boundsOfBlocks(db: ReadOnlyDatabase, table: string): IdBounds | null {
  try {
    const row = db
      .prepare<{ first: bigint | null; last: bigint | null }>(
        'SELECT min(first_id) AS first, max(last_id) AS last FROM archive_block WHERE table_name = ?',
        { safeIntegers: true },
      )
      .get(table);
    return typeof row?.first === 'bigint' && typeof row.last === 'bigint'
      ? { first: row.first, last: row.last }
      : null;
  } catch (error) {
    // A foreign database has no such table, and its page may be damaged too.
    if (isSqliteError(error)) return null;
    throw error;
  }
}

/** Whether an error says that a record stands on a damaged page. */
export function isDamagedRecord(error: unknown): boolean {
  return error instanceof ContractError && error.code === 'damaged_record';
}

function limitUnreadable(sink: RowSink): (id: number) => void {
  let count = 0;
  return (id) => {
    if (++count > mostUnreadableRows) throw damagedRows(undefined);
    sink.unreadable(id);
  };
}

function damagedRows(cause: unknown): ContractError {
  const { failure } = fail('damaged_record', 'Rows that this needs stand on damaged pages.');
  return new ContractError(failure, { cause });
}

function idOf(source: RowSource): string {
  if (source.idSql === null) throw new Error(`${source.table} has no ids`);
  return source.idSql;
}
