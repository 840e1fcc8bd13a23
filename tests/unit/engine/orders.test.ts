import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NumberList } from '#engine/query/number-list.ts';
import type { Pacing } from '#engine/query/pacing.ts';
import { numberWords, orderByKeys, rankWords } from '#engine/query/radix-order.ts';
import { collectNumbers, collectValues, type SortKeyCollector } from '#engine/query/sort-keys.ts';
import { compareCodePoints, foldText } from '#shared/domain/fold-text.ts';

const atOnce: Pacing = { breathe: async () => undefined };

async function orderOf(collector: SortKeyCollector, rows: number, descending: boolean): Promise<number[]> {
  return [...(await orderByKeys(rows, [await collector.words(descending, atOnce)], atOnce))];
}

/** The order that SQLite itself gives, ties by place. */
function orderBySqlite(values: readonly unknown[], descending: boolean, expression = 'v'): number[] {
  const db = new Database(':memory:');
  try {
    db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, v)');
    const insert = db.prepare('INSERT INTO t VALUES (?, ?)');
    for (const [index, value] of values.entries()) insert.run(index, value);
    const sql = `SELECT id FROM t ORDER BY ${expression} ${descending ? 'DESC' : ''}, id`;
    return db.prepare(sql).pluck().all() as number[];
  } finally {
    db.close();
  }
}

describe('rows are ordered as SQLite orders them', () => {
  const number = fc.oneof(
    fc.integer(),
    fc.integer({ min: -5, max: 5 }),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true }),
    fc.constant(null),
  );
  const anything = fc.oneof(
    number,
    fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
    fc.constantFrom('a', 'B', 'é', '😀', '\uffff'),
  );

  test.each([false, true])('numbers, NULL first; descending: %s', async (descending) => {
    await fc.assert(
      fc.asyncProperty(fc.array(number), async (values) => {
        const collector = collectNumbers();
        for (const value of values) collector.push(value);
        expect(await orderOf(collector, values.length, descending)).toEqual(
          orderBySqlite(values, descending),
        );
      }),
      { numRuns: 100 },
    );
  });

  test.each([false, true])('values of every type mixed; descending: %s', async (descending) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything), async (values) => {
        const collector = collectValues('binary');
        for (const value of values) collector.push(value);
        expect(await orderOf(collector, values.length, descending)).toEqual(
          orderBySqlite(values, descending),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('by several keys, the first weighing most, equal rows as they came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(3), fc.nat(3))), async (rows) => {
        const keys = [0, 1].map((column) => Float64Array.from(rows, (row) => row[column] ?? 0));
        const [first, second] = keys;
        const order = await orderByKeys(
          rows.length,
          [numberWords(first ?? new Float64Array(), false), numberWords(second ?? new Float64Array(), true)],
          atOnce,
        );
        const expected = rows
          .map((row, index) => ({ row, index }))
          .sort((a, b) => a.row[0] - b.row[0] || b.row[1] - a.row[1] || a.index - b.index)
          .map(({ index }) => index);
        expect([...order]).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});

test('folded text is ordered without case and diacritics', async () => {
  const values = ['Zon', 'éclair', 'Eclair', 'appel', 'Äpfel', null, 'Zo', 'ECLAIRS'];
  const collector = collectValues('folded');
  for (const value of values) collector.push(value);
  const order = await orderOf(collector, values.length, false);
  expect(order.map((index) => values[index])).toEqual([
    null,
    'Äpfel',
    'appel',
    'éclair',
    'Eclair',
    'ECLAIRS',
    'Zo',
    'Zon',
  ]);
});

test('more values than fit one run are merged in order', async () => {
  const collector = collectValues('binary');
  const values = Array.from({ length: 30_000 }, (_, index) => `w${(index * 7919) % 30_000}`);
  for (const value of values) collector.push(value);
  const sorted = (await orderOf(collector, values.length, false)).map((index) => values[index] ?? '');
  expect(sorted).toEqual([...values].sort());
});

test('ranks descend as they ascend', async () => {
  const ranks = Uint32Array.of(2, 0, 1, 2);
  expect([...(await orderByKeys(4, [rankWords(ranks, false)], atOnce))]).toEqual([1, 2, 0, 3]);
  expect([...(await orderByKeys(4, [rankWords(ranks, true)], atOnce))]).toEqual([0, 3, 2, 1]);
  expect([...(await orderByKeys(0, [rankWords(new Uint32Array(), false)], atOnce))]).toEqual([]);
});

test('a list of numbers grows and keeps them all', () => {
  const list = new NumberList();
  for (let value = 0; value < 5000; value++) list.push(value * 3);
  expect(list.length).toBe(5000);
  expect([...list.view()]).toEqual(Array.from({ length: 5000 }, (_, index) => index * 3));
});

describe('text folds', () => {
  test.each([
    ['Crème Brûlée', 'creme brulee'],
    ['E\u0301e\u0301n', 'een'],
    ['ÅNGSTRÖM', 'angstrom'],
    ['straße', 'straße'],
    ['€ 1.234,56', '€ 1.234,56'],
    ['Ünal İstanbul', 'unal istanbul'],
    ['Ελλάδα', 'ελλαδα'],
    ['', ''],
  ])('%s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test('to the same, however often and in whichever normal form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
        expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      }),
    );
  });
});

test('code points are compared as their UTF-8 bytes are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      fc.pre(a.isWellFormed() && b.isWellFormed());
      expect(Math.sign(compareCodePoints(a, b))).toBe(
        Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))),
      );
    }),
  );
});
