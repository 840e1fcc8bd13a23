import { describe, expect, test } from 'vitest';
import { drawWords, estimateStrength } from '../../../renderer/features/appointments/estimate-strength.ts';

describe('the strength of a passphrase', () => {
  test.each([
    ['boekhouding', 2],
    ['administratie2024', 2],
    ['vandenberghe2024', 2],
    ['accounting2024', 2],
    ['goedemorgen nederland', 3],
    ['welkom allemaal', 3],
  ])('%s is at most %i of 4: its words are Dutch or English', (passphrase, most) => {
    expect(estimateStrength(passphrase, []).score).toBeLessThanOrEqual(most);
  });

  test('words that do not belong together are out of reach', () => {
    expect(estimateStrength('kraaienpoten en wilgenkatjes', []).score).toBe(4);
    expect(estimateStrength('slingshot huntress paternal', []).score).toBe(4);
  });

  test('what is known of the administrator counts for nothing', () => {
    const passphrase = 'Xanthippe Oldewarris';
    const unknown = estimateStrength(passphrase, []);
    const known = estimateStrength(passphrase, ['Xanthippe Oldewarris', 'x@oldewarris.example']);
    expect(known.guessesLog10).toBeLessThan(unknown.guessesLog10 / 2);
  });
});

test('drawn words are distinct draws from a whole list, and reach the highest score', () => {
  const { words, bits } = drawWords(6);
  expect(words).toHaveLength(6);
  expect(bits).toBeCloseTo(6 * Math.log2(7776), 1);
  expect(estimateStrength(words.join(' '), []).score).toBe(4);
  expect(drawWords(6).words).not.toEqual(words);
});
