import { expect, test } from 'vitest';
import * as format from '#shared/domain/format.ts';
import { cellPlain, cellText } from '../../../renderer/ui/table/cell-text.ts';
import { gridTracks, isRightAligned, minimumRowWidth } from '../../../renderer/ui/table/column-layout.ts';
import { describeFilter } from '../../../renderer/ui/table/filters/describe-filter.ts';
import { rangeDraft, rangeFilters } from '../../../renderer/ui/table/filters/filter-draft.ts';
import type { ColumnType, TableColumn, TableFilter } from '../../../renderer/ui/table/types.ts';
import { rowsAsTsv } from '../../../renderer/ui/table/use-copy-rows.ts';
import type { Format } from '../../../renderer/ui/use-format.ts';

const dutch: Format = {
  language: 'nl',
  cents: (cents) => format.formatCents(cents, 'nl'),
  money: (cents, currency) => format.formatMoney(cents, 'nl', currency),
  integer: (value) => format.formatInteger(value, 'nl'),
  real: (value) => format.formatReal(value, 'nl'),
  decimal: (text) => format.formatDecimal(text, 'nl'),
  date: (date) => format.formatDate(date, 'nl'),
  instant: (instant) => format.formatInstant(instant, 'nl'),
  month: (month) => format.formatMonth(month, 'nl'),
  bytes: (bytes) => format.formatBytes(bytes, 'nl'),
  rate: (basisPoints) => format.formatRate(basisPoints, 'nl'),
  seconds: (seconds) => format.formatSeconds(seconds, 'nl'),
};
const words = {
  yes: 'Ja',
  no: 'Nee',
  contains: 'bevat',
  startsWith: 'begint met',
  not: 'niet',
  empty: 'leeg',
  notEmpty: 'niet leeg',
  more: (count: number) => `en nog ${count}`,
};
const column = (type: ColumnType, more: Partial<TableColumn> = {}): TableColumn => ({
  name: 'c',
  label: 'C',
  type,
  sortable: true,
  filterable: true,
  ...more,
});

test('cells by their type', () => {
  expect(cellText(column('cents'), 123456, dutch, words)).toBe('1.234,56');
  expect(cellText(column('cents'), 'not an amount', dutch, words)).toBe('not an amount');
  expect(cellText(column('integer'), 12345, dutch, words)).toBe('12.345');
  expect(cellText(column('integer', { isName: true }), 12345, dutch, words)).toBe('12345');
  expect(cellText(column('integer'), 1.5, dutch, words)).toBe('1.5');
  expect(cellText(column('date'), '2025-12-31', dutch, words)).toBe('31-12-2025');
  expect(cellText(column('flag'), 1, dutch, words)).toBe('Ja');
  expect(cellText(column('flag'), 0, dutch, words)).toBe('Nee');
  expect(cellText(column('flag'), 7, dutch, words)).toBe('7');
  expect(cellText(column('code', { codeLabel: (code) => `<${code}>` }), 'x', dutch, words)).toBe('<x>');
  expect(cellText(column('text'), null, dutch, words)).toBe('');
  expect(cellText(column('text'), { blobBytes: 2048 }, dutch, words)).toBe('2 kB');
});

test('copied cells are what a spreadsheet reads, and none of them is a formula', () => {
  const rows = [
    { key: 'a:1', cells: ['=1+1', -123456, '2025-12-31', 'two\nlines\there'] },
    { key: 'a:2', cells: ['-12', null, null, '@SUM'] },
  ];
  const columns = [column('text'), column('cents'), column('date'), column('text')];
  expect(rowsAsTsv(rows, columns, [0, 1, 2, 3], dutch, words)).toBe(
    "'=1+1\t-1234,56\t31-12-2025\ttwo lines here\r\n'-12\t\t\t'@SUM",
  );
  expect(cellPlain(column('text'), '+31 20', dutch, words)).toBe("'+31 20");
  expect(rowsAsTsv(rows, columns.slice(1, 2), [1], dutch, words)).toBe('-1234,56\r\n');
});

test('figures stand at the right, and what only names something does not', () => {
  expect(isRightAligned(column('cents'))).toBe(true);
  expect(isRightAligned(column('integer'))).toBe(true);
  expect(isRightAligned(column('integer', { isName: true }))).toBe(false);
  expect(isRightAligned(column('date'))).toBe(false);
});

test('texts share what is left up to a limit, until somebody sets their width', () => {
  const text = column('text', { name: 't', width: 200 });
  const date = column('date', { name: 'd', label: 'D', width: 100 });
  expect(gridTracks([date, text], {}, {})).toBe('100px minmax(200px, 480px)');
  expect(gridTracks([date, text], { t: 320 }, {})).toBe('100px 320px');
  expect(minimumRowWidth([date, text], { t: 320 }, {})).toBe(420);
});

test('a sum that is longer than its column makes room for itself', () => {
  const amount = column('cents', { name: 'a', width: 80 });
  expect(minimumRowWidth([amount], {}, { a: '12.798.627,04' })).toBeGreaterThan(110);
});

test('filters in a few words', () => {
  const say = (of: TableColumn, ...filters: Omit<TableFilter, 'column'>[]) =>
    describeFilter(
      of,
      filters.map((filter) => ({ ...filter, column: of.name })),
      dutch,
      words,
    );
  const amount = column('cents');
  expect(say(amount, { op: 'at_least', values: [1000] }, { op: 'at_most', values: [2000] })).toBe(
    '10,00 – 20,00',
  );
  expect(say(amount, { op: 'at_least', values: [1000] })).toBe('≥ 10,00');
  expect(say(column('date'), { op: 'at_most', values: ['2025-12-31'] })).toBe('≤ 31-12-2025');
  expect(say(column('instant'), { op: 'at_most', values: ['2025-12-31T23:59:59Z'] })).toBe('≤ 31-12-2025');
  expect(say(column('text'), { op: 'contains', values: ['huur'] })).toBe('bevat “huur”');
  expect(say(column('code'), { op: 'in', values: ['a', 'b', null, 'd'] })).toBe('a, b en nog 2');
  expect(say(column('text'), { op: 'empty', values: [] })).toBe('leeg');
});

test('a typed range becomes filters and comes back', () => {
  const date = column('instant');
  const filters = rangeFilters(date, 'date', { from: '1-1-2025', to: '31-1-2025' });
  expect(filters).toEqual([
    { column: 'c', op: 'at_least', values: ['2025-01-01'] },
    { column: 'c', op: 'at_most', values: ['2025-01-31T23:59:59Z'] },
  ]);
  expect(rangeDraft('date', filters ?? [], 'nl')).toEqual({ from: '01-01-2025', to: '31-01-2025' });
  expect(rangeFilters(column('cents'), 'amount', { from: '', to: '' })).toEqual([]);
  expect(rangeFilters(column('cents'), 'amount', { from: 'much', to: '' })).toBeUndefined();
  expect(rangeFilters(column('cents'), 'amount', { from: '0', to: '' })).toEqual([
    { column: 'c', op: 'at_least', values: [0] },
  ]);
});
