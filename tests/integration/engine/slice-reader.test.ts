import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createPacing } from '#engine/query/pacing.ts';
import { bareSource } from '#engine/query/row-source.ts';
import { readInSlices } from '#engine/query/slice-reader.ts';
import { folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { writeSmallBooks } from '../../fixtures/small-books.ts';

const path = join(folderOfTests(), 'books.sbqa');

beforeAll(() => writeSmallBooks({ path }));

test.each([1, 7, 8192, undefined])(
  'aggregates of slices of %s rows are those of the table',
  async (rowsPerSlice) => {
    const archive = await openForTest(path);
    const [rows, cents] = archive.db
      .prepare<number[]>('SELECT count(*), sum(amount_cents) FROM journal_line', { raw: true })
      .get() ?? [0, 0];
    const slices: (readonly [rows: number, cents: number])[] = [];
    await readInSlices(
      archive.db,
      {
        source: bareSource('journal_line'),
        columns: ['count(*)', 'sum(b.amount_cents)'],
        isAggregate: true,
        joins: [],
        conditions: [],
        ...(rowsPerSlice === undefined ? {} : { rowsPerSlice }),
      },
      {
        row: ([count, sum]) => void slices.push([Number(count), Number(sum)]),
        unreadable: (id) => expect.unreachable(`row ${id} is sound`),
      },
      createPacing(archive.db, undefined),
    );
    expect(slices).toHaveLength(Math.ceil(Number(rows) / (rowsPerSlice ?? 8192)));
    expect(slices.reduce((sum, [count]) => sum + count, 0)).toBe(rows);
    expect(slices.reduce((sum, [, slice]) => sum + slice, 0)).toBe(cents);
  },
);
