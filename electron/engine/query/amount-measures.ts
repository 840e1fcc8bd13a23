import { fail } from '#shared/contract/failure.ts';
import type { SqlValue } from '../driver/statement.ts';
import { integerCell } from './exact-sum.ts';
import { addedSql, unitSql } from './group-sums.ts';
import type { List, ListMeasures, ListRequest } from './list.ts';
import { readPages } from './read-pages.ts';
import type { SourceColumn } from './row-source.ts';
import type { RowSink } from './slice-reader.ts';

/** What is gathered of one column; cells without an amount do not count. */
interface Gathered {
  count: number;
  sum: bigint;
  least: bigint | null;
  most: bigint | null;
  /** What the amounts are amounts of; more than one do not add up. */
  readonly units: Set<SqlValue>;
}

const nothing = (): Gathered => ({ count: 0, sum: 0n, least: null, most: null, units: new Set() });

/** Measures rows of any list by reading them page by page. */
export async function measureByPages(
  list: Pick<List, 'columns' | 'rows'>,
  request: ListRequest,
  { first, last, columns }: MeasuredRows,
  signal: AbortSignal | undefined,
): Promise<ListMeasures> {
  const measured = columns.map((name) => ({
    name,
    index: list.columns.findIndex((column) => column.name === name && column.type === 'cents'),
    gathered: nothing(),
  }));
  const unknown = measured.find(({ index }) => index < 0);
  if (unknown !== undefined) throw fail('bad_filter', `There is no column ${unknown.name} of amounts.`);
  let rows = 0;
  for await (const page of readPages(list, request, first, last - first + 1, signal)) {
    if (signal?.aborted) throw fail('cancelled', 'The measuring was cancelled.');
    rows += page.length;
    for (const { cells } of page) {
      for (const { index, gathered } of measured) {
        const cell = cells[index] ?? null;
        if (typeof cell === 'number' ? !Number.isSafeInteger(cell) : !/^-?\d+$/.test(String(cell))) continue;
        const cents = BigInt(cell as number | string);
        add(gathered, { count: 1, sum: cents, least: cents, most: cents });
      }
    }
  }
  return asMeasures(rows, measured);
}

/** Which rows of a list, both ends included, and which of its columns of amounts. */
export interface MeasuredRows {
  readonly first: number;
  readonly last: number;
  readonly columns: readonly string[];
}

/** What SQLite gathers of the columns over a slice of rows; sums in halves, extremes as text, so that no integer is rounded. */
export function createAmountMeasures(columns: readonly SourceColumn[]) {
  const measured = columns.map(({ name }) => ({ name, gathered: nothing() }));
  let rows = 0;
  const sink: RowSink = {
    row(values) {
      rows += Number(values[0]);
      for (const [place, { gathered }] of measured.entries()) {
        const [count, high, low, least, most] = values.slice(1 + 7 * place, 6 + 7 * place);
        for (const unit of values.slice(6 + 7 * place, 8 + 7 * place)) {
          if (unit !== null) gathered.units.add(unit);
        }
        add(gathered, {
          count: Number(count ?? 0),
          sum: (integerOf(high) << 32n) + integerOf(low),
          least: extreme(least),
          most: extreme(most),
        });
      }
    },
    unreadable(id) {
      throw fail('damaged_record', `Row ${id} cannot be read, so there is no sum of these rows.`);
    },
  };
  return {
    sink,
    slice: {
      columns: [
        'count(*)',
        ...columns.flatMap((column) => {
          const sql = addedSql(column);
          const cents = `iif(typeof(${sql}) = 'integer', ${sql}, NULL)`;
          const unit = `iif(${cents} IS NULL, NULL, ${unitSql(column)})`;
          return [
            `count(${cents})`,
            `sum(${cents} >> 32)`,
            `sum(${cents} & 4294967295)`,
            `CAST(min(${cents}) AS TEXT)`,
            `CAST(max(${cents}) AS TEXT)`,
            `min(${unit})`,
            `max(${unit})`,
          ];
        }),
      ],
      joins: columns.flatMap((column) => column.joins ?? []),
      isAggregate: true,
    } as const,
    result: (): ListMeasures => asMeasures(rows, measured),
  };
}

function add(to: Gathered, part: Omit<Gathered, 'units'>): void {
  to.count += part.count;
  to.sum += part.sum;
  if (part.least !== null && (to.least === null || part.least < to.least)) to.least = part.least;
  if (part.most !== null && (to.most === null || part.most > to.most)) to.most = part.most;
}

function asMeasures(
  rows: number,
  measured: readonly { readonly name: string; readonly gathered: Gathered }[],
): ListMeasures {
  const cell = (value: bigint | null) => (value === null ? null : integerCell(value));
  const ofOneUnit = measured.filter(({ gathered }) => gathered.units.size <= 1);
  const columns = ofOneUnit.map(({ name, gathered: { count, sum, least, most } }) => ({
    column: name,
    count,
    sumCents: integerCell(sum),
    averageCents: count === 0 ? null : integerCell(rounded(sum, BigInt(count))),
    leastCents: cell(least),
    mostCents: cell(most),
  }));
  return { rows, columns, severalUnits: ofOneUnit.length < measured.length };
}

/** To the nearest cent, halves away from zero. */
function rounded(sum: bigint, count: bigint): bigint {
  const magnitude = ((sum < 0n ? -sum : sum) * 2n + count) / (count * 2n);
  return sum < 0n ? -magnitude : magnitude;
}

function extreme(value: SqlValue | undefined): bigint | null {
  return typeof value === 'string' ? BigInt(value) : null;
}

function integerOf(value: SqlValue | undefined): bigint {
  return typeof value === 'number' || typeof value === 'bigint' ? BigInt(value) : 0n;
}
