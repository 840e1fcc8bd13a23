import { mostGroups } from '#shared/contract/lists.ts';
import type { SqlValue } from '../driver/statement.ts';
import { integerCell } from './exact-sum.ts';
import type { ListGroups } from './list.ts';
import { cellOf } from './row-reader.ts';
import type { SourceColumn } from './row-source.ts';
import type { RowSink } from './slice-reader.ts';
import { compareValues } from './sort-keys.ts';

/** Whether amounts of a column may be added up, be it over the whole list or over chosen rows. */
export function isAddable(column: SourceColumn): boolean {
  return column.isSummed === true || column.added !== undefined;
}

/** What is added up of a column: its amounts, with their sign. */
export function addedSql(column: SourceColumn): string {
  return column.added?.sql ?? column.sql;
}

/** What must be the same in rows that are added up. */
export function unitSql(column: SourceColumn): string {
  return column.added?.unitSql ?? 'NULL';
}

interface Gathered {
  readonly value: SqlValue;
  rows: number;
  unreadable: number;
  readonly sums: bigint[];
  readonly units: Set<SqlValue>[];
}

class TooManyGroups extends Error {}

/** Counts the rows of each group and adds up its amounts, from aggregates over slices of rows. */
export function createGroupSums(columns: readonly SourceColumn[]) {
  const known = new Map<string, Gathered>();
  const groupOf = (value: SqlValue): Gathered => {
    const key = keyOf(value);
    let group = known.get(key);
    if (group === undefined) {
      if (known.size >= mostGroups) throw new TooManyGroups();
      group = {
        value,
        rows: 0,
        unreadable: 0,
        sums: columns.map(() => 0n),
        units: columns.map(() => new Set()),
      };
      known.set(key, group);
    }
    return group;
  };
  const sink: RowSink = {
    row([value = null, rows, ...figures]) {
      const group = groupOf(value);
      group.rows += Number(rows);
      for (let place = 0; place < columns.length; place++) {
        const [high, low, leastUnit = null, mostUnit = null] = figures.slice(4 * place, 4 * place + 4);
        group.sums[place] = (group.sums[place] ?? 0n) + (integerOf(high) << 32n) + integerOf(low);
        // Rows without an amount have no unit either.
        for (const unit of [leastUnit, mostUnit]) if (unit !== null) group.units[place]?.add(unit);
      }
    },
    // In a list such rows stand where nothing stands.
    unreadable() {
      const group = groupOf(null);
      group.rows++;
      group.unreadable++;
    },
  };
  return {
    columns: [
      'count(*)',
      ...columns.flatMap((column) => {
        const sql = addedSql(column);
        const unit = `iif(${sql} IS NULL, NULL, ${unitSql(column)})`;
        return [`sum((${sql}) >> 32)`, `sum((${sql}) & 4294967295)`, `min(${unit})`, `max(${unit})`];
      }),
    ],
    joins: columns.flatMap((column) => column.joins ?? []),

    /** Lets `read` give all aggregates to the sink, each row's group before them. */
    async gather(descending: boolean, read: (sink: RowSink) => Promise<void>): Promise<ListGroups> {
      try {
        await read(sink);
      } catch (error) {
        if (error instanceof TooManyGroups) return { groups: [], tooMany: true };
        throw error;
      }
      const sign = descending ? -1 : 1;
      const ordered = [...known.values()].sort((a, b) => sign * compareValues(a.value, b.value));
      const groups = ordered.map(({ value, rows, unreadable, sums, units }) => ({
        value: cellOf(value),
        rows,
        sums: Object.fromEntries(
          columns.flatMap(({ name }, place) =>
            // A sum without the rows that cannot be read would be wrong.
            unreadable > 0 || (units[place]?.size ?? 0) > 1 ? [] : [[name, integerCell(sums[place] ?? 0n)]],
          ),
        ),
      }));
      return { groups, tooMany: false };
    },
  };
}

/** Alike for values that stand together in an order. */
function keyOf(value: SqlValue): string {
  if (value === null) return 'nothing';
  if (value instanceof Uint8Array) return 'blob';
  return typeof value === 'string' ? `text ${value}` : `number ${Number(value)}`;
}

function integerOf(value: SqlValue | undefined): bigint {
  return typeof value === 'number' || typeof value === 'bigint' ? BigInt(value) : 0n;
}
