import { expect, test } from 'vitest';
import { breakLines } from '#engine/paper/break-lines.ts';

/** Every letter is one wide. */
const measure = (text: string) => [...text].length;

test('breaks between words, and keeps its own line ends', () => {
  expect(breakLines('de factuur van mei', 10, measure)).toEqual(['de factuur', 'van mei']);
  expect(breakLines('een\n\ntwee\r\ndrie', 10, measure)).toEqual(['een', '', 'twee', 'drie']);
});

test('breaks a word only where it alone does not fit, between whole characters', () => {
  expect(breakLines('abcdefghij', 4, measure)).toEqual(['abcd', 'efgh', 'ij']);
  expect(breakLines('x abcdef y', 4, measure)).toEqual(['x', 'abcd', 'ef y']);
  expect(breakLines('😀😀😀', 2, measure)).toEqual(['😀😀', '😀']);
});

test('a width that fits nothing still ends, with a character a line', () => {
  expect(breakLines('abc', 0, measure)).toEqual(['a', 'b', 'c']);
});

test('an empty text is one empty line', () => {
  expect(breakLines('', 10, measure)).toEqual(['']);
});
