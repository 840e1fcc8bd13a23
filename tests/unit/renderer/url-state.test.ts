import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterSchema } from '#shared/contract/lists.ts';
import { parseSort, sortParameter, validateListSearch } from '../../../renderer/app/list-search.ts';
import { homeOf } from '../../../renderer/app/record-home.ts';
import { parseRecord, recordParameter, validateWorkspaceSearch } from '../../../renderer/app/scope.ts';

test('a record is named by its table and id, whatever the table is called', () => {
  expect(parseRecord('invoice:12')).toEqual({ table: 'invoice', id: 12 });
  expect(parseRecord('a:b:-3')).toEqual({ table: 'a:b', id: -3 });
  for (const no of [undefined, '', 'invoice', 'invoice:', ':1', 'invoice:1.5', 'invoice:9007199254740993']) {
    expect(parseRecord(no)).toBeNull();
  }
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }).filter((table) => !table.includes('\n')),
      fc.maxSafeInteger(),
      (table, id) => {
        expect(parseRecord(recordParameter({ table, id }))).toEqual({ table, id: id === 0 ? 0 : id });
      },
    ),
  );
});

test('of a URL that somebody typed, what fits is kept', () => {
  expect(validateWorkspaceSearch({ administration: 1, year: '2025', record: 'nonsense', x: 1 })).toEqual({
    administration: 1,
  });
  expect(
    validateListSearch({
      sort: 5,
      filters: [
        { column: 'a', op: 'contains', values: ['x'] },
        { column: 'a', op: 'drop table', values: [] },
        'x',
        { column: 'a', op: 'in' },
        { column: 1, op: 'in', values: [] },
        { column: 'b', op: 'in', values: [{}] },
      ],
    }),
  ).toEqual({ filters: [{ column: 'a', op: 'contains', values: ['x'] }] });
});

test('what is kept of filters is what the contract takes', () => {
  fc.assert(
    fc.property(fc.array(fc.anything()), (filters) => {
      for (const filter of validateListSearch({ filters }).filters ?? []) {
        expect(filterSchema.safeParse(filter).success).toBe(true);
      }
    }),
  );
});

test('an order goes into a URL and comes back, at most four columns of it', () => {
  const sort = [
    { column: 'date', direction: 'desc' as const },
    { column: 'number', direction: 'asc' as const },
  ];
  expect(sortParameter(sort)).toBe('-date,number');
  expect(parseSort('-date,number')).toEqual(sort);
  expect(parseSort('a,b,c,d,e')).toHaveLength(4);
  expect(parseSort(',-,')).toEqual([]);
});

test('a record without a screen of its own is at home among the tables', () => {
  expect(homeOf('journal_entry')).toBe('/entries');
  expect(homeOf('toString')).toBeNull();
  expect(homeOf('period')).toBeNull();
});
