import { describe, expect, it } from 'vitest';
import {
  bankDayFrom,
  dayOf,
  dutchDate,
  easterSunday,
  instant,
  isBankDay,
  isoDate,
  isShopDay,
  monthEnd,
  quarterOf,
  secondsAt,
  weekday,
} from '#packer/sample/calendar.ts';

describe('the calendar of the sample', () => {
  it('counts days over leap years', () => {
    expect(isoDate(dayOf(2024, 2, 29))).toBe('2024-02-29');
    expect(dayOf(2024, 3, 1) - dayOf(2024, 2, 28)).toBe(2);
    expect(isoDate(monthEnd(dayOf(2023, 2, 10)))).toBe('2023-02-28');
    expect(isoDate(monthEnd(dayOf(2024, 12, 1)))).toBe('2024-12-31');
    expect(dutchDate(dayOf(2025, 1, 9))).toBe('09-01-2025');
    expect(instant(secondsAt(dayOf(2025, 6, 3), 3661))).toBe('2025-06-03T01:01:01Z');
  });

  it('knows weekdays and quarters', () => {
    expect(weekday(dayOf(2025, 12, 31))).toBe(3);
    expect(weekday(dayOf(2023, 1, 1))).toBe(7);
    expect(weekday(dayOf(1970, 1, 1))).toBe(4);
    expect([1, 3, 4, 12].map((month) => quarterOf(dayOf(2025, month, 1)))).toEqual([1, 1, 2, 4]);
  });

  it('finds Easter', () => {
    expect([2019, 2020, 2024, 2025].map((year) => isoDate(easterSunday(year)))).toEqual([
      '2019-04-21',
      '2020-04-12',
      '2024-03-31',
      '2025-04-20',
    ]);
  });

  it('knows when banks settle and when the shops are open', () => {
    expect(isBankDay(dayOf(2025, 4, 18))).toBe(false);
    expect(isBankDay(dayOf(2025, 4, 21))).toBe(false);
    expect(isBankDay(dayOf(2025, 4, 22))).toBe(true);
    expect(isBankDay(dayOf(2025, 5, 1))).toBe(false);
    expect(isoDate(bankDayFrom(dayOf(2025, 12, 25)))).toBe('2025-12-29');
    expect(isShopDay(dayOf(2025, 12, 25))).toBe(false);
    expect(isShopDay(dayOf(2025, 12, 28))).toBe(true);
  });
});
