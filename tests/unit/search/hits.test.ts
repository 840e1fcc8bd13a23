import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageOf } from '#engine/search/search-engine.ts';
import { markedWords, snippetOf } from '#engine/search/snippet.ts';
import { parseSearchQuery } from '#shared/domain/search-query.ts';

describe('pages of hits', () => {
  const kinds = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }).map((lengths) =>
    lengths.map((length, kind) => ({
      kind: `kind${kind}`,
      ids: Array.from({ length }, (_, index) => index),
      isExact: true,
    })),
  );
  const flat = (runs: ReturnType<typeof pageOf>) =>
    runs.flatMap(({ kind, ids }) => ids.map((id) => `${kind}/${id}`));

  test('follow each other without gap or repeat, whatever their length', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 12 }), (found, limit) => {
        const whole = flat(pageOf(found, 0, 1000));
        expect(new Set(whole).size).toBe(found.reduce((sum, { ids }) => sum + ids.length, 0));
        const paged: string[] = [];
        for (let offset = 0; offset < whole.length; offset += limit) {
          paged.push(...flat(pageOf(found, offset, limit)));
        }
        expect(paged).toEqual(whole);
      }),
    );
  });

  test('show the first five of every kind before the rest of any', () => {
    const found = ['a', 'b'].map((kind) => ({ kind, ids: [1, 2, 3, 4, 5, 6, 7], isExact: true }));
    expect(pageOf(found, 0, 100).map(({ kind, ids }) => [kind, ids.length])).toEqual([
      ['a', 5],
      ['b', 5],
      ['a', 2],
      ['b', 2],
    ]);
    expect(pageOf(found, 14, 5)).toEqual([]);
  });
});

describe('snippets', () => {
  const snippet = (text: string, query: string) => snippetOf(text, markedWords(parseSearchQuery(query)));
  const hits = (text: string, query: string) =>
    snippet(text, query)
      .filter(({ hit }) => hit)
      .map((piece) => piece.text);

  test.each([
    ['Café de Zon', 'cafe ', ['Café']],
    ['Cafe\u0301 de Zon', 'café ', ['Cafe\u0301']],
    ['Bouwbedrijf Bouwman', 'bouw', ['Bouwbedrijf', 'Bouwman']],
    ['Bouwbedrijf Bouwman', 'bouwman ', ['Bouwman']],
    ['rekening NL02 ABNA 0123 4567 89', 'NL02ABNA0123456789 ', ['NL02', 'ABNA', '0123', '4567', '89']],
    ['factuur 2024/0013 betaald', '2024/0013 ', ['2024', '0013']],
    ['planten en zaden', 'planten -zaden ', ['planten']],
    ['niets hiervan', 'iets ', []],
  ])('%s, searched for %s, marks %j', (text, query, expected) => expect(hits(text, query)).toEqual(expected));

  test('are cut around the first hit', () => {
    const text = `${'woord '.repeat(200)}naald ${'woord '.repeat(200)}`;
    const pieces = snippet(text, 'naald ');
    expect(pieces.some((piece) => piece.hit && piece.text === 'naald')).toBe(true);
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(200);
    expect(pieces[0]?.text.startsWith('… ')).toBe(true);
    expect(pieces.at(-1)?.text.endsWith(' …')).toBe(true);
  });

  test('hold nothing but the text, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.string({ maxLength: 20 }),
        (text, query) => {
          const pieces = snippet(text, query);
          const flat = text.replace(/\s+/g, ' ').trim();
          const joined = pieces
            .map((piece) => piece.text)
            .join('')
            .replace(/^… /, '')
            .replace(/ …$/, '');
          expect(flat).toContain(joined);
          expect(pieces.every((piece) => piece.text !== '')).toBe(true);
        },
      ),
    );
  });
});
