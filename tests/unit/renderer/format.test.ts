import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatBytes,
  formatCents,
  formatCentsPlain,
  formatDate,
  formatDecimal,
  formatInstant,
  formatInteger,
  formatMonth,
  formatRate,
  formatSeconds,
} from '#shared/domain/format.ts';
import { parseWrittenAmount } from '#shared/domain/written-amount.ts';
import { parseTypedDate } from '#shared/domain/written-date.ts';

test('amounts in both languages, exact at any size', () => {
  expect(formatCents(123456, 'nl')).toBe('1.234,56');
  expect(formatCents(123456, 'en')).toBe('1,234.56');
  expect(formatCents(0, 'nl')).toBe('0,00');
  expect(formatCents(7, 'nl')).toBe('0,07');
  expect(formatCents(-100, 'nl')).toBe('\u22121,00');
  expect(formatCents('900719925474099312', 'nl')).toBe('9.007.199.254.740.993,12');
});

test('amounts for a spreadsheet carry no groups and a plain hyphen', () => {
  expect(formatCentsPlain(-123456789, 'nl')).toBe('-1234567,89');
  expect(formatCentsPlain('-123456789', 'en')).toBe('-1234567.89');
});

test('what is written is read back, in either language', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e14, max: 1e14 }), fc.constantFrom('nl', 'en'), (cents, language) => {
      expect(parseWrittenAmount(formatCents(cents, language))).toBe(cents === 0 ? 0 : cents);
      expect(parseWrittenAmount(formatCentsPlain(cents, language))).toBe(cents === 0 ? 0 : cents);
    }),
  );
});

test('amounts as people type them', () => {
  expect(parseWrittenAmount('€ 1.234')).toBe(123400);
  expect(parseWrittenAmount('1234,5')).toBe(123450);
  expect(parseWrittenAmount('1234.56')).toBe(123456);
  expect(parseWrittenAmount('-12')).toBe(-1200);
  expect(parseWrittenAmount('1.234.567,89')).toBe(123456789);
  for (const no of ['', 'abc', '1,2345', '12,', '--1', '1e3']) {
    expect([no, parseWrittenAmount(no)]).toEqual([no, null]);
  }
});

test('dates as people type them; no date that is not in the calendar', () => {
  expect(parseTypedDate('31-12-2025')).toBe('2025-12-31');
  expect(parseTypedDate('1/2/25')).toBe('2025-02-01');
  expect(parseTypedDate('2025-12-31')).toBe('2025-12-31');
  expect(parseTypedDate('31122025')).toBe('2025-12-31');
  for (const no of ['30-02-2025', '32-1-2025', '2025', '', '1-13-2025'])
    expect(parseTypedDate(no)).toBeNull();
});

test('dates, and what only looks like one', () => {
  expect(formatDate('2025-12-31', 'nl')).toBe('31-12-2025');
  expect(formatDate('2025-12-31', 'en')).toBe('2025-12-31');
  expect(formatDate('onbekend', 'nl')).toBe('onbekend');
  expect(formatInstant('2025-12-31', 'nl')).toBe('31-12-2025');
  expect(formatInstant('2025-06-30T12:00:00Z', 'nl')).toMatch(
    /^(29|30)-06-2025 \d\d:00$|^01-07-2025 0\d:00$/,
  );
  expect(formatInstant('gisteren', 'nl')).toBe('gisteren');
  expect(formatMonth('2025-12', 'nl')).toBe('dec 2025');
  expect(formatMonth('later', 'nl')).toBe('later');
});

test('counts, sizes, rates and lengths of time', () => {
  expect(formatInteger(1234567, 'nl')).toBe('1.234.567');
  expect(formatInteger('-12345678901234567890', 'en')).toBe('\u221212,345,678,901,234,567,890');
  expect(formatBytes(0, 'nl')).toBe('0 bytes');
  expect(formatBytes(2_945_024, 'nl')).toBe('2,9 MB');
  expect(formatBytes(999_600, 'en')).toBe('1 MB');
  expect(formatRate(2100, 'nl')).toBe('21\u00a0%');
  expect(formatRate(950, 'en')).toBe('9.5%');
  expect(formatSeconds(12.4, 'nl')).toBe('12 s');
  expect(formatSeconds(200, 'nl')).toBe('3 min 20 s');
  expect(formatSeconds(3900, 'nl')).toBe('1 u 5 min');
  expect(formatSeconds(3600, 'en')).toBe('1 h');
});

test('decimals that are kept as text keep every digit', () => {
  expect(formatDecimal('18.4700', 'nl')).toBe('18,4700');
  expect(formatDecimal('-1234567.5', 'nl')).toBe('\u22121.234.567,5');
  expect(formatDecimal('1234567.5', 'en')).toBe('1,234,567.5');
  expect(formatDecimal('123456789012345678901.12', 'nl')).toBe('123.456.789.012.345.678.901,12');
  for (const other of ['', '12 stuks', '1.234,56', '1e5', '.5'])
    expect(formatDecimal(other, 'nl')).toBe(other);
});
