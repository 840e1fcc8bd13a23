import { expect, test, vi } from 'vitest';
import { groupedPages, placeGroups } from '../../../renderer/ui/table/grouped-rows.ts';
import { createRowPages } from '../../../renderer/ui/table/row-pages.ts';
import type { TableRow } from '../../../renderer/ui/table/types.ts';

/** Every place by counting them out one by one: what the arithmetic is held against. */
function countedOut(sizes: readonly number[], open: ReadonlySet<number>) {
  const places: { group: number; row: number | null }[] = [];
  let row = 0;
  for (const [group, size] of sizes.entries()) {
    places.push({ group, row: null });
    for (let step = 0; step < size; step++, row++) if (open.has(group)) places.push({ group, row });
  }
  return places;
}

const sizes = [3, 1, 400, 2, 5];

test.each([[[]], [[0]], [[2, 4]], [[0, 1, 2, 3, 4]]])('places of groups, of which %j are open', (opened) => {
  const open = new Set<number>(opened);
  const expected = countedOut(sizes, open);
  const places = placeGroups(sizes, (group) => open.has(group));
  expect(places.count).toBe(expected.length);
  for (const [place, at] of expected.entries()) {
    expect(places.at(place)).toEqual(at);
    if (at.row === null) expect(places.headOf(at.group)).toBe(place);
    else expect(places.placeOf(at.row)).toBe(place);
  }
  for (const [first, last] of [
    [0, 0],
    [0, 2],
    [1, 3],
    [2, expected.length - 1],
    [0, expected.length - 1],
  ] as const) {
    const between = expected.slice(first, last + 1);
    const shown = between.flatMap(({ row }) => (row === null ? [] : [row]));
    const ranges = places.shownBetween(first, last);
    expect(
      ranges.flatMap((range) =>
        Array.from({ length: range.last - range.first + 1 }, (_, step) => range.first + step),
      ),
    ).toEqual(shown);
  }
});

test('a closed group is selected by its head with all its rows, an open one by its rows', () => {
  const places = placeGroups(sizes, (group) => group === 2);
  expect(places.rowsBetween(0, 0)).toEqual({ first: 0, last: 2 });
  expect(places.rowsBetween(0, 1)).toEqual({ first: 0, last: 3 });
  // The open group's head alone stands for the group; with rows above it, for nothing yet.
  expect(places.rowsBetween(2, 2)).toEqual({ first: 4, last: 403 });
  expect(places.rowsBetween(1, 2)).toEqual({ first: 3, last: 3 });
  expect(places.rowsBetween(2, 4)).toEqual({ first: 4, last: 5 });
  expect(places.rowsBetween(4, places.count - 1)).toEqual({ first: 5, last: 410 });
});

test('only rows of open groups are fetched, however far apart they stand', async () => {
  const asked: number[] = [];
  const list = createRowPages<TableRow>(async (offset, limit) => {
    asked.push(offset);
    return Array.from({ length: limit }, (_, step) => ({ key: `row ${offset + step}`, cells: [] }));
  });
  const far = [3, 1_000_000, 4];
  const places = placeGroups(far, (group) => group !== 1);
  const heads = far.map((_, group): TableRow => ({ key: null, cells: [group] }));
  const pages = groupedPages(list, heads, places);
  expect(pages.knownEnd()).toBe(10);
  pages.look(0, 9);
  await vi.waitFor(() => expect(pages.get(9)?.key).toBe('row 1000006'));
  expect(pages.get(1)?.key).toBe('row 0');
  expect(pages.get(4)).toBe(heads[1]);
  expect(asked.every((offset) => offset <= 200 || offset >= 999_800)).toBe(true);
  const copied = await pages.range(2, 7, new AbortController().signal);
  expect(copied.map(({ key }) => key)).toEqual(['row 1', 'row 2', null, null, 'row 1000003', 'row 1000004']);
  list.close();
});
