import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordTest } from '#engine/search/record-test.ts';
import { intervalsOf } from '#engine/search/zone-intervals.ts';
import { type ColumnSpan, type Zone, zoneIds } from '#engine/search/zone-map.ts';

interface SearchRecord {
  readonly id: number;
  readonly date: string | null;
  readonly year: number | null;
  readonly administration: number | null;
}

const date = fc.integer({ min: 1, max: 28 }).map((day) => `2024-02-${String(day).padStart(2, '0')}`);
const zoneCount = 60;
const records = fc
  .uniqueArray(
    fc.record<SearchRecord>({
      id: fc.integer({ min: 1, max: zoneCount * zoneIds }),
      date: fc.option(date, { freq: 4 }),
      year: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }),
      administration: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 5 }),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 150 },
  )
  // In the order of time mostly, as archives are: without it no zone would ever be left out.
  .map((unsorted) => {
    const dates = unsorted.map((record) => record.date).sort((a, b) => (a ?? '').localeCompare(b ?? ''));
    return [...unsorted]
      .sort((a, b) => a.id - b.id)
      .map((record, index) => ({ ...record, date: dates[index] ?? null }));
  });
const recordTest: fc.Arbitrary<RecordTest> = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map((id): RecordTest => ({ on: 'administration', id })),
  fc.tuple(date, date).map((dates): RecordTest => {
    const [from = null, to = null] = dates.toSorted();
    return { on: 'date', from, to };
  }),
  fc.record({ id: fc.integer({ min: 1, max: 3 }), administrationId: fc.integer({ min: 1, max: 3 }) }).map(
    (year): RecordTest => ({
      on: 'year',
      years: [{ ...year, startDate: '2024-02-05', endDate: '2024-02-20' }],
    }),
  ),
);

function meets(record: SearchRecord, test: RecordTest): boolean {
  const isWithin = (from: string | null, to: string | null) =>
    record.date !== null && (from === null || record.date >= from) && (to === null || record.date <= to);
  switch (test.on) {
    case 'administration':
      return record.administration === test.id;
    case 'date':
      return isWithin(test.from, test.to);
    case 'year':
      return test.years.some((year) =>
        record.year === null
          ? record.administration === year.administrationId &&
            (record.date === null || isWithin(year.startDate, year.endDate))
          : record.year === year.id,
      );
    default:
      return true;
  }
}

function spanOf<T extends string | number>(values: readonly (T | null)[]): ColumnSpan<T> {
  const there = values.filter((value): value is T => value !== null).sort((a, b) => (a < b ? -1 : 1));
  return { least: there[0] ?? null, greatest: there.at(-1) ?? null, hasNone: there.length < values.length };
}

function zonesOf(all: readonly SearchRecord[]): Zone[] {
  return Array.from({ length: zoneCount }, (_, index) => {
    const firstId = index * zoneIds + 1;
    const within = all.filter(({ id }) => id >= firstId && id < firstId + zoneIds);
    return {
      firstId,
      dates: spanOf(within.map((record) => record.date)),
      years: spanOf(within.map(({ year }) => year)),
      administrations: spanOf(within.map(({ administration }) => administration)),
      records: { kind: 'document', step: 0 },
    };
  });
}

test('no record that meets the conditions is left out, and where nothing is checked all of them do', () => {
  let leftOut = 0;
  fc.assert(
    fc.property(records, fc.array(recordTest, { minLength: 1, maxLength: 3 }), (all, tests) => {
      const span = { firstId: 1, lastId: zoneCount * zoneIds };
      const intervals = intervalsOf(zonesOf(all), tests, span);
      for (const record of all) {
        const holding = intervals.filter(
          ({ firstId, lastId }) => record.id >= firstId && record.id <= lastId,
        );
        const isMeant = tests.every((one) => meets(record, one));
        expect(holding.length).toBeLessThanOrEqual(1);
        if (isMeant) expect(holding).toHaveLength(1);
        if (!isMeant && holding.length > 0) expect(holding[0]?.share).toBe('some');
        if (holding.length === 0) leftOut++;
      }
      for (const [index, { lastId }] of intervals.entries()) {
        const before = intervals[index - 1];
        if (before !== undefined) expect(lastId).toBeLessThan(before.firstId);
      }
    }),
    { numRuns: 300 },
  );
  expect(leftOut).toBeGreaterThan(1000);
});

test('many small runs are joined over their narrowest gaps', () => {
  const all = Array.from({ length: zoneCount }, (_, index) => ({
    id: index * zoneIds + 1,
    date: index % 2 === 0 ? '2024-02-01' : '2024-02-09',
    year: null,
    administration: 1,
  }));
  const span = { firstId: 1, lastId: zoneCount * zoneIds };
  const intervals = intervalsOf(zonesOf(all), [{ on: 'date', from: '2024-02-01', to: '2024-02-01' }], span);
  expect(intervals.length).toBeLessThanOrEqual(24);
  for (const { id, date: day } of all) {
    const isHeld = intervals.some(({ firstId, lastId }) => id >= firstId && id <= lastId);
    if (day === '2024-02-01') expect(isHeld).toBe(true);
  }
});
