import { createElement, Fragment } from 'react';
import { expect, test } from 'vitest';
import { formatCents, formatDate, formatInteger } from '#shared/domain/format.ts';
import { layOut } from '../../../renderer/app/print/print-layout.ts';
import {
  mostPrintedRows,
  printBatch,
  rangeWritten,
  readRows,
} from '../../../renderer/app/print/print-rows.ts';
import type { PrintTable } from '../../../renderer/app/print/printout.ts';
import { reactText } from '../../../renderer/app/print/react-text.ts';
import { rowTable } from '../../../renderer/app/print/row-table.ts';
import { createRowPages } from '../../../renderer/ui/table/row-pages.ts';
import type { ColumnType, TableColumn, TableRow } from '../../../renderer/ui/table/types.ts';
import type { Format } from '../../../renderer/ui/use-format.ts';

const format = {
  language: 'nl',
  cents: (cents) => formatCents(cents, 'nl'),
  integer: (value) => formatInteger(value, 'nl'),
  date: (date) => formatDate(date, 'nl'),
} as Partial<Format> as Format;
const words = { yes: 'ja', no: 'nee', total: 'Totaal', damaged: 'niet te lezen', noRows: 'Geen rijen.' };
const column = (name: string, type: ColumnType, more: Partial<TableColumn> = {}): TableColumn => ({
  name,
  label: name.toUpperCase(),
  type,
  sortable: true,
  filterable: true,
  ...more,
});
const columns = [column('name', 'text'), column('amount', 'cents', { addable: true })];
const list = { columns, cellIndexes: [2, 0], renderers: {}, sums: null, notes: [] };

test('rows are written in the columns shown, drawn as on the screen, with the engine’s sums below', () => {
  const rows: TableRow[] = [
    { key: 'a:1', cells: ['9007199254740993', 'not shown', 'Kas'] },
    { key: 'a:2', cells: [null, null, null], isDamaged: true },
    { key: 'a:3', cells: [-250, 'not shown', null] },
  ];
  const renderers = { name: (cell: unknown) => (cell === null ? 'zonder naam' : null) };
  const sums = { amount: '9007199254740743' };
  const table = rowTable({ ...list, rows, renderers, sums, notes: ['let op'] }, format, words);
  expect(table.columns).toEqual([
    { label: 'NAME', isFigure: false },
    { label: 'AMOUNT', isFigure: true },
  ]);
  expect(table.rows).toEqual([
    { kind: 'row', cells: ['Kas', '90.071.992.547.409,93'] },
    { kind: 'note', cells: ['niet te lezen'] },
    { kind: 'row', cells: ['zonder naam', '−2,50'] },
    { kind: 'total', cells: ['Totaal', '90.071.992.547.407,43'] },
    { kind: 'note', cells: ['let op'] },
  ]);
});

test('groups have their name, number of rows and sums, and say where amounts do not add up', () => {
  const group = (label: string, amount: number | null): TableRow => ({
    key: null,
    cells: [amount, null, null],
    group: { key: label, label, rows: 1_200, isOpen: false },
  });
  const { rows } = rowTable({ ...list, rows: [group('Bank', 100), group('Kas', null)] }, format, words);
  expect(rows).toEqual([
    { kind: 'group', cells: ['Bank (1.200)', '1,00'] },
    { kind: 'group', cells: ['Kas (1.200)', '–'] },
  ]);
  expect(rowTable({ ...list, rows: [] }, format, words).rows).toEqual([
    { kind: 'note', cells: ['Geen rijen.'] },
  ]);
});

function tableOf(names: readonly string[], texts: readonly string[], isFigure = false): PrintTable {
  return {
    columns: names.map((label) => ({ label, isFigure })),
    rows: [{ kind: 'row', cells: texts }],
  };
}

test('few columns stand upright, more lie, and what fits on no page goes on in a table of its own', () => {
  const upright = layOut(tableOf(['Code', 'Naam'], ['1000', 'Kas']));
  expect(upright).toMatchObject({ isLandscape: false, fontPt: 8.5 });
  const several = Array.from({ length: 9 }, (_, index) => `Kolom ${index}`);
  const text = several.map(() => 'een omschrijving van gemiddelde lengte');
  expect(layOut(tableOf(several, text))).toMatchObject({ isLandscape: true, parts: [{ length: 9 }] });

  const many = Array.from({ length: 40 }, (_, index) => `Bedrag ${index}`);
  const amounts = many.map(() => '1.234.567.890,12');
  const { parts, fontPt, isLandscape } = layOut(tableOf(many, amounts, true));
  expect(isLandscape).toBe(true);
  expect(parts.length).toBeGreaterThan(1);
  // Every column stands in one part, after the first, which tells the rows in each.
  for (const part of parts) {
    expect(part[0]?.index).toBe(0);
    expect(part.reduce((total, { minimumEm }) => total + minimumEm, 0) * fontPt).toBeLessThanOrEqual(750);
  }
  expect(parts.flatMap((part) => part.slice(1).map(({ index }) => index))).toEqual(
    many.slice(1).map((_, place) => place + 1),
  );
});

test('dates and numbers of entries stay on one line, long texts may be broken', () => {
  const [part] = layOut(
    tableOf(['Datum', 'Tekst'], ['05-01-2025', 'verzekeringsmaatschappij '.repeat(3)]),
  ).parts;
  expect(part?.map(({ isUnbroken }) => isUnbroken)).toEqual([true, false]);
});

test('rows are fetched in batches with progress, past the rows that are kept', async () => {
  const asked: number[] = [];
  const pages = createRowPages(async (offset, limit) => {
    asked.push(limit);
    return Array.from({ length: Math.max(0, Math.min(limit, 1_234 - offset)) }, (_, step) => offset + step);
  });
  const told: number[] = [];
  const { signal } = new AbortController();
  const rows = await readRows(pages, { first: 0, last: 1_233 }, (done) => told.push(done), signal);
  expect(rows).toEqual(Array.from({ length: 1_234 }, (_, index) => index));
  expect(told).toEqual([0, 500, 1_000, 1_234]);
  expect(Math.max(...asked)).toBe(printBatch);
  // A list that ends sooner than was said ends the reading, too.
  expect(await readRows(pages, { first: 1_200, last: 9_999 }, () => {}, signal)).toHaveLength(34);
  pages.close();
});

test('reading stops when it is cancelled, between two batches', async () => {
  const controller = new AbortController();
  let calls = 0;
  const pages = {
    range: async (first: number, last: number) => {
      calls += 1;
      controller.abort();
      return Array.from({ length: last - first + 1 }, (_, step) => first + step);
    },
  };
  const reading = readRows(pages, { first: 0, last: 2_000 }, () => {}, controller.signal);
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  expect(calls).toBe(1);
});

test.each([
  ['1', '10', { first: 0, last: 9 }],
  ['1.001', '6.000', { first: 1_000, last: 5_999 }],
  ['7', '7', { first: 6, last: 6 }],
  ['0', '10', null],
  ['10', '9', null],
  ['1', String(mostPrintedRows + 1), null],
  ['9000', '9001', null],
  ['', '5', null],
  ['een', '5', null],
])('a range written as %s to %s of 9.000 rows is %o', (from, to, range) => {
  expect(rangeWritten(from, to, 9_000)).toEqual(range);
});

test('what is drawn is read as its words', () => {
  const drawn = createElement(
    Fragment,
    null,
    'Vak ',
    createElement('strong', null, createElement('a', null, '1a')),
    [' · ', 3],
  );
  expect(reactText(drawn)).toBe('Vak 1a · 3');
  expect(reactText(null)).toBe('');
  expect(reactText(createElement('hr'))).toBe('');
});
