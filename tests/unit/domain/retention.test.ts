import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isRetentionClass,
  longestTerm,
  retentionArticles,
  retentionClasses,
  retentionTerm,
} from '#shared/domain/retention.ts';
import { dayAfter, isCalendarDate } from '#shared/domain/written-date.ts';

const keptThrough = (...given: Parameters<typeof retentionTerm>) => retentionTerm(...given).keptThrough;

describe('the term of a retention class', () => {
  test('is the one that the format gives as its examples', () => {
    expect(keptThrough('general7', '2022-06-15')).toBe('2029-12-31');
    expect(keptThrough('real_estate', '2022-03-01')).toBe('2031-12-31');
    expect(keptThrough('oss10', '2022-11-30')).toBe('2032-12-31');
  });

  test('counts from the year in which a broken fiscal year ends', () => {
    expect(keptThrough('general7', '2022-06-30')).toBe('2029-12-31');
    expect(keptThrough('general7', '2022-12-31')).toBe('2029-12-31');
    expect(keptThrough('general7', '2023-01-01')).toBe('2030-12-31');
  });

  test('of five years after a relationship ends on the same day, and never sooner than that', () => {
    expect(keptThrough('wwft5', '2021-11-30')).toBe('2026-11-30');
    expect(keptThrough('wwft5', '2020-02-29')).toBe('2025-03-01');
    expect(keptThrough('wwft5', '2024-02-28')).toBe('2029-02-28');
    expect(keptThrough('wwft5', '2019-12-31')).toBe('2024-12-31');
  });

  test('is a day that the calendar has, later than the one it counts from', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((days) => dayAfter('1990-01-01', days));
    fc.assert(
      fc.property(days, fc.constantFrom(...retentionClasses), (from, retentionClass) => {
        const through = keptThrough(retentionClass, from);
        expect(isCalendarDate(through)).toBe(true);
        const years = Number(through.slice(0, 4)) - Number(from.slice(0, 4));
        expect(years).toBe({ general7: 7, real_estate: 9, oss10: 10, wwft5: 5 }[retentionClass]);
      }),
    );
  });

  test('that runs longest wins, whatever the order', () => {
    const terms = [
      retentionTerm('general7', '2024-01-01'),
      retentionTerm('real_estate', '2023-01-01'),
      retentionTerm('wwft5', '2025-05-05'),
    ];
    expect(longestTerm(terms)).toEqual(terms[1]);
    expect(longestTerm(terms.toReversed())).toEqual(terms[1]);
    expect(longestTerm([])).toBeNull();
  });

  test('has an article behind each class', () => {
    for (const known of retentionClasses) expect(retentionArticles[known]).toMatch(/^art\. /);
    expect(isRetentionClass('none')).toBe(false);
    expect(isRetentionClass('oss10')).toBe(true);
  });
});
