import { expect, test } from 'vitest';
import { parseEntryNumber } from '#engine/books/entry-number.ts';

test.each([
  ['16900001', '', 16_900_001n],
  ['2-24', '2-', 24n],
  ['2024/VK/007', '2024/VK/', 7n],
  ['INK12a', 'INK', 12n],
  ['123456789012345678901234567890', '', 123_456_789_012_345_678_901_234_567_890n],
])('%s: the last group of digits counts', (number, leading, counter) => {
  expect(parseEntryNumber(number)).toMatchObject({ leading, counter });
});

test('what stands behind the digits belongs to the series', () => {
  expect(parseEntryNumber('12a')?.series).not.toBe(parseEntryNumber('12b')?.series);
});

test('a number without digits counts nothing', () => {
  expect(parseEntryNumber('vrij')).toBeNull();
  expect(parseEntryNumber('')).toBeNull();
});
