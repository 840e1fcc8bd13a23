import { expect, test } from 'vitest';
import { type GridPosition, moveInGrid, selectedRows } from '../../../renderer/ui/table/grid-selection.ts';

const size = { rows: 1_000_000, columns: 6, page: 20 };
const at = (row: number, column = 0, anchor = row): GridPosition => ({ row, column, anchor });
const press = (position: GridPosition, key: string, modifiers: { ctrl?: boolean; shift?: boolean } = {}) =>
  moveInGrid(position, { key, ctrlKey: modifiers.ctrl ?? false, shiftKey: modifiers.shift ?? false }, size);

test('arrows move by one and stay within the grid', () => {
  expect(press(at(5), 'ArrowDown')).toEqual(at(6));
  expect(press(at(5, 2), 'ArrowRight')).toEqual(at(5, 3));
  expect(press(at(5, 5), 'ArrowRight')).toEqual(at(5, 5));
  expect(press(at(5, 0), 'ArrowLeft')).toEqual(at(5, 0));
  expect(press(at(999_999), 'ArrowDown')).toEqual(at(999_999));
});

test('up from the first row is the heading, and no further', () => {
  expect(press(at(0), 'ArrowUp')).toEqual(at(-1));
  expect(press(at(-1), 'ArrowUp')).toEqual(at(-1));
  expect(press(at(-1), 'ArrowDown')).toEqual(at(0));
});

test('pages go by what fits, and Page Up stops at the first row', () => {
  expect(press(at(100), 'PageDown')).toEqual(at(120));
  expect(press(at(100), 'PageUp')).toEqual(at(80));
  expect(press(at(5), 'PageUp')).toEqual(at(0));
});

test('Home and End go along the row, with Ctrl to the corners', () => {
  expect(press(at(7, 3), 'Home')).toEqual(at(7, 0));
  expect(press(at(7, 3), 'End')).toEqual(at(7, 5));
  expect(press(at(7, 3), 'Home', { ctrl: true })).toEqual(at(0, 0));
  expect(press(at(7, 3), 'End', { ctrl: true })).toEqual(at(999_999, 5));
});

test('Shift keeps the other end of the selection where it was', () => {
  const one = press(at(10), 'ArrowDown', { shift: true });
  expect(one).toEqual({ row: 11, column: 0, anchor: 10 });
  expect(selectedRows({ row: 8, column: 0, anchor: 10 })).toEqual({ first: 8, last: 10 });
  expect(selectedRows(at(-1))).toBeNull();
});

test('an empty list has no rows to go to', () => {
  const empty = { rows: 0, columns: 3, page: 20 };
  const key = { key: 'ArrowDown', ctrlKey: false, shiftKey: false };
  expect(moveInGrid(at(-1), key, empty)).toEqual(at(-1));
  expect(moveInGrid(at(-1), { ...key, key: 'PageUp' }, empty)).toEqual(at(-1));
});

test('other keys do not move', () => {
  expect(press(at(1), 'a')).toBeNull();
});
