import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findInPage,
  foldPage,
  foldQuery,
  type TextRun,
} from '../../../renderer/features/viewer/pdf/page-text.ts';

const run = (str: string, hasEOL = false): TextRun => ({ str, hasEOL });
const found = (runs: readonly TextRun[], query: string) => findInPage(foldPage(runs), foldQuery(query), 100);

describe('finding in the text of a page', () => {
  test('does not mind case, diacritics or how many blanks there are', () => {
    const runs = [run('Café  DE'), run(' Korst')];
    expect(found(runs, 'cafe de korst')).toEqual([
      { start: { run: 0, offset: 0 }, end: { run: 1, offset: 6 } },
    ]);
    expect(found(runs, 'CAFÉ')).toEqual([{ start: { run: 0, offset: 0 }, end: { run: 0, offset: 4 } }]);
  });

  test('goes on over the end of a line and from run to run', () => {
    expect(found([run('totaal', true), run('bedrag')], 'totaal bedrag')).toHaveLength(1);
    expect(found([run('1.2'), run('34,56')], '1.234,56')).toEqual([
      { start: { run: 0, offset: 0 }, end: { run: 1, offset: 5 } },
    ]);
    expect(found([run('totaal'), run('bedrag')], 'totaal bedrag')).toEqual([]);
  });

  test('names every place, none twice, and no more than asked for', () => {
    expect(found([run('aaaa')], 'aa').map(({ start }) => start.offset)).toEqual([0, 2]);
    expect(findInPage(foldPage([run('a'.repeat(50))]), 'a', 7)).toHaveLength(7);
    expect(found([run('tekst')], '  ')).toEqual([]);
    expect(found([], 'x')).toEqual([]);
  });

  test('leads back to a place that folds to the query', () => {
    const word = fc.stringMatching(/^[a-zéÅßñ€0-9]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(), (words, pick) => {
        const runs = words.map((text, index) => run(text, index % 2 === 0));
        const wanted = words[pick % words.length] ?? '';
        const matches = found(runs, wanted);
        expect(matches.length).toBeGreaterThan(0);
        for (const { start, end } of matches) {
          expect(start.run).toBeLessThanOrEqual(end.run);
          expect(end.offset).toBeLessThanOrEqual(words[end.run]?.length ?? 0);
          if (start.run === end.run) {
            expect(foldQuery(words[start.run]?.slice(start.offset, end.offset) ?? '')).toBe(
              foldQuery(wanted),
            );
          }
        }
      }),
    );
  });
});
