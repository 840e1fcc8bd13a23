import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillMonths,
  labelledMonths,
  monthDays,
  shownPanels,
} from '../../../renderer/features/overview/activity.ts';
import { axisScale } from '../../../renderer/ui/axis-scale.ts';

describe('fillMonths', () => {
  it('puts the months in order and fills those between', () => {
    const filled = fillMonths([
      { month: '2024-02', documents: 3, turnoverCents: '9007199254740993' },
      { month: '2023-11', documents: 1, turnoverCents: -100 },
    ]);
    expect(filled.map(({ month, documents }) => [month, documents])).toEqual([
      ['2023-11', 1],
      ['2023-12', 0],
      ['2024-01', 0],
      ['2024-02', 3],
    ]);
    expect(filled[3]?.turnoverCents).toBe('9007199254740993');
    expect(filled[0]?.turnover).toBe(-100);
  });

  it('has nothing for nothing, and no thousand months for a date that is wrong', () => {
    expect(fillMonths([])).toEqual([]);
    const odd = [
      { month: '1899-12', documents: 1, turnoverCents: 0 },
      { month: '2024-01', documents: 1, turnoverCents: 0 },
    ];
    expect(fillMonths(odd)).toHaveLength(2);
  });
});

describe('monthDays', () => {
  it('knows how long a month is', () => {
    expect(monthDays('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    expect(monthDays('2023-02').last).toBe('2023-02-28');
    expect(monthDays('2023-12').last).toBe('2023-12-31');
  });
});

describe('axisScale', () => {
  it('has round ticks around the values', () => {
    expect(axisScale([0, 87], 4)).toEqual({ min: 0, max: 100, ticks: [0, 50, 100] });
    expect(axisScale([-30, 70], 4)).toEqual({ min: -50, max: 100, ticks: [-50, 0, 50, 100] });
    expect(axisScale([], 4)).toEqual({ min: 0, max: 1, ticks: [0] });
  });

  it('holds every value and the zero, in a handful of steps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1 }), (values) => {
        const { min, max, ticks } = axisScale(values, 4);
        expect(min).toBeLessThanOrEqual(Math.min(0, ...values));
        expect(max).toBeGreaterThanOrEqual(Math.max(0, ...values));
        expect(ticks.some((tick) => tick === 0)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('labelledMonths', () => {
  const months = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      month: `${2017 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
      documents: 0,
      turnoverCents: 0,
      turnover: 0,
    }));

  it('labels every month of a year where there is room, and Januaries of seven', () => {
    expect(labelledMonths(months(12), 700).size).toBe(12);
    expect([...labelledMonths(months(84), 700)]).toEqual([
      '2017-01',
      '2018-01',
      '2019-01',
      '2020-01',
      '2021-01',
      '2022-01',
      '2023-01',
    ]);
  });

  it('never has more labels than fit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 50, max: 2000 }), (count, width) => {
        const { size } = labelledMonths(months(count), width);
        expect(size).toBeGreaterThan(0);
        expect(size).toBeLessThanOrEqual(Math.max(1, Math.floor(width / 56)) + 1);
      }),
    );
  });
});

it('what there is nothing of is not drawn', () => {
  const month = { month: '2025-01', documents: 0, turnoverCents: 0, turnover: 0 };
  expect(shownPanels([month, { ...month, documents: 3 }])).toEqual({ documents: true, turnover: false });
  expect(shownPanels([month, { ...month, turnoverCents: '-900719925474099312' }])).toEqual({
    documents: false,
    turnover: true,
  });
});
