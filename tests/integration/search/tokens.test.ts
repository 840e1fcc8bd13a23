import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { expressionOf } from '#engine/search/match-expression.ts';
import { markedWords, snippetOf } from '#engine/search/snippet.ts';
import { tokensOf } from '#shared/domain/search-query.ts';

// The archive's own tokenizer (schema.sql), in a database of its own whose words can be listed.
const database = new Database(':memory:');
database.exec(`CREATE VIRTUAL TABLE search USING fts5 (title, tokenize="unicode61 remove_diacritics 2");
  CREATE VIRTUAL TABLE words USING fts5vocab('search', 'instance');`);
const clear = database.prepare('DELETE FROM search');
const add = database.prepare('INSERT INTO search (rowid, title) VALUES (1, ?)');
const list = database.prepare<[], number>('SELECT count(*) FROM words').pluck();
const match = database.prepare<[string], number>('SELECT count(*) FROM search WHERE search MATCH ?').pluck();
afterAll(() => database.close());

/** Letters that people write here, with and without accents, and what stands between words. */
const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'abcdefgABCDEFG0123456789') },
  { weight: 3, arbitrary: fc.constantFrom(...'éèëêïöüçñÉËÖÜÇÅåøØßæŁłőŞığ') },
  { weight: 2, arbitrary: fc.constantFrom('e\u0301', 'o\u0308', 'c\u0327', 'a\u030a') },
  { weight: 3, arbitrary: fc.constantFrom(...' -/.,:;\'"&@#€()_+*^~\n\t\u00a0') },
  { weight: 1, arbitrary: fc.constantFrom(...'αβγΣДжйЖ中文漢字') },
);
const text = fc.array(character, { maxLength: 40 }).map((characters) => characters.join(''));

test('words are cut where the full-text index cuts them', () => {
  fc.assert(
    fc.property(text, (written) => {
      clear.run();
      add.run(written);
      expect(list.get(), JSON.stringify(written)).toBe(tokensOf(written).length);
    }),
    { numRuns: 2000 },
  );
});

test('every word and every beginning of one is found as it is written, and then marked', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 6 }), (written, pick, length) => {
      const words = tokensOf(written);
      const word = words[pick % Math.max(1, words.length)];
      if (word === undefined) return;
      clear.run();
      add.run(written);
      const beginning = [...word].slice(0, length).join('');
      const terms = [
        { kind: 'word', text: word, isExcluded: false },
        { kind: 'prefix', text: beginning, isExcluded: false },
      ] as const;
      for (const term of terms) {
        expect(match.get(expressionOf(term) ?? ''), JSON.stringify([written, term])).toBe(1);
        expect(
          snippetOf(written, markedWords([term])).some(({ hit }) => hit),
          JSON.stringify([written, term]),
        ).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('no text breaks the query language', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (written) => {
      for (const kind of ['word', 'prefix', 'phrase'] as const) {
        expect(
          match.get(expressionOf({ kind, text: written, isExcluded: false }) ?? ''),
        ).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 1000 },
  );
});
