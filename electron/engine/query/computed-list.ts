import { fail } from '#shared/contract/failure.ts';
import { type ListColumn, type ListRow, mostGroups } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';
import { compareNumbers, compareTexts, filterTest } from './cell-filter.ts';
import { ExactSum } from './exact-sum.ts';
import { anyTerm, findAround, offsetsOf } from './find-rows.ts';
import { groupOfCell } from './grouping.ts';
import type { List, ListGroups, ListRequest, ListTotals } from './list.ts';
import { mostFrequent } from './most-frequent.ts';
import { compareValues } from './sort-keys.ts';

/** A column of a list that is computed, not read: in memory every one can be sorted and filtered. */
export interface ComputedColumn extends Omit<ListColumn, 'sortable' | 'filterable' | 'addable'> {
  readonly isSummed?: true;
}

/** A list of few rows that are computed for a scope as a whole: balances by account, totals by journal. */
export function createComputedList(
  columns: readonly ComputedColumn[],
  compute: (scope: ListRequest['scope'], signal: AbortSignal | undefined) => Promise<readonly ListRow[]>,
): List {
  const indexOf = (name: string): number => {
    const index = columns.findIndex((column) => column.name === name);
    if (index < 0) throw fail('bad_filter', `There is no column ${name}.`);
    return index;
  };
  const select = async (request: ListRequest, signal: AbortSignal | undefined): Promise<ListRow[]> => {
    const tests = request.filters.map((filter) => {
      const index = indexOf(filter.column);
      const test = filterTest(filter);
      return (row: ListRow) => test(row.cells[index] ?? null);
    });
    const order = request.sort.map(({ column, direction }) => ({
      index: indexOf(column),
      compare: isNumeric(columns, column) ? compareNumbers : compareTexts,
      sign: direction === 'desc' ? -1 : 1,
    }));
    const rows = (await compute(request.scope, signal)).filter((row) => tests.every((test) => test(row)));
    const { group } = request;
    if (group !== undefined) {
      const index = indexOf(group.column);
      const [first] = request.sort;
      order.unshift({
        index,
        compare: (a, b) => compareValues(groupOfCell(a, group), groupOfCell(b, group)),
        sign: first?.column === group.column && first.direction === 'desc' ? -1 : 1,
      });
    }
    if (order.length === 0) return rows;
    return rows.sort((a, b) => {
      for (const { index, compare, sign } of order) {
        const difference = compare(a.cells[index] ?? null, b.cells[index] ?? null);
        if (difference !== 0) return sign * difference;
      }
      return 0;
    });
  };
  return {
    columns: columns.map(({ isSummed, ...column }) => ({
      ...column,
      sortable: true,
      filterable: true,
      ...(isSummed ? { addable: true } : {}),
    })),
    defaultSort: [],
    rows: async (request, offset, limit, signal) =>
      (await select(request, signal)).slice(offset, offset + limit),
    async totals(request, signal): Promise<ListTotals> {
      const rows = await select(request, signal);
      return { rows: rows.length, sums: sumsOf(columns, rows) };
    },
    async groups(request, signal): Promise<ListGroups> {
      const { group } = request;
      if (group === undefined) throw fail('bad_filter', 'The list is not grouped.');
      const index = indexOf(group.column);
      const groups: { value: string | number | null; rows: ListRow[] }[] = [];
      for (const row of await select(request, signal)) {
        const value = groupOfCell(row.cells[index] ?? null, group);
        const last = groups.at(-1);
        if (last !== undefined && compareValues(last.value, value) === 0) last.rows.push(row);
        else groups.push({ value, rows: [row] });
      }
      if (groups.length > mostGroups) return { groups: [], tooMany: true };
      return {
        groups: groups.map(({ value, rows }) => ({ value, rows: rows.length, sums: sumsOf(columns, rows) })),
        tooMany: false,
      };
    },
    async locate(request, ref, signal) {
      const offset = (await select(request, signal)).findIndex(
        (row) => row.ref?.table === ref.table && row.ref.id === ref.id,
      );
      return offset < 0 ? null : offset;
    },
    async find(request, wanted, onFound, signal) {
      const test = anyTerm(wanted.terms, indexOf);
      const rows = await select(request, signal);
      return findAround(
        { ...wanted, count: rows.length, chunk: rows.length },
        async (first, last) => offsetsOf(rows.slice(first, last + 1), first, test),
        onFound,
        signal,
      );
    },
    async values(request, column, limit, signal) {
      const index = indexOf(column);
      const counts = new Map<Cell, number>();
      for (const row of await select(request, signal)) {
        const cell = row.cells[index] ?? null;
        counts.set(cell, (counts.get(cell) ?? 0) + 1);
      }
      return mostFrequent(counts, limit, true);
    },
  };
}

function sumsOf(
  columns: readonly ComputedColumn[],
  rows: readonly ListRow[],
): Record<string, number | string> {
  const sums: Record<string, number | string> = {};
  for (const [index, column] of columns.entries()) {
    if (!column.isSummed) continue;
    const sum = new ExactSum();
    for (const row of rows) {
      const cell = row.cells[index];
      if (typeof cell === 'number') sum.add(cell);
      else if (typeof cell === 'string') sum.add(BigInt(cell));
    }
    sums[column.name] = sum.cents;
  }
  return sums;
}

function isNumeric(columns: readonly ComputedColumn[], name: string): boolean {
  const type = columns.find((column) => column.name === name)?.type;
  return type === 'cents' || type === 'integer';
}
