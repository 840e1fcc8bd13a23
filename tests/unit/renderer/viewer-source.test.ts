import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceLines, xmlPieces } from '../../../renderer/features/viewer/source-lines.ts';

describe('sourceLines', () => {
  it('takes every kind of line end', () => {
    expect(sourceLines('a\nb\r\nc\rd', false)).toEqual({ lines: ['a', 'b', 'c', 'd'], isBroken: false });
  });

  it('leaves XML that has lines of its own alone', () => {
    expect(sourceLines('<a><b/>\n</a>', true)).toEqual({ lines: ['<a><b/>', '</a>'], isBroken: false });
  });

  it('breaks XML on one long line between its elements, and says so', () => {
    const element = `<cbc:ID>${'1'.repeat(500)}</cbc:ID>`;
    const { lines, isBroken } = sourceLines(`<Invoice>${element.repeat(5)}</Invoice>`, true);
    expect(isBroken).toBe(true);
    expect(lines).toEqual(['<Invoice>', element, element, element, element, element, '</Invoice>']);
  });

  it('cuts a line that is longer than a screen, and loses nothing', () => {
    const text = 'x'.repeat(4500);
    const { lines } = sourceLines(text, false);
    expect(lines.map((line) => line.length)).toEqual([2000, 2000, 500]);
    expect(lines.join('')).toBe(text);
  });
});

describe('xmlPieces', () => {
  it('tells tags, values, text and comments apart', () => {
    expect(xmlPieces('<a id="1">Café</a><!-- x -->')).toEqual([
      { kind: 'tag', text: '<a id=' },
      { kind: 'value', text: '"1"' },
      { kind: 'tag', text: '>' },
      { kind: 'text', text: 'Café' },
      { kind: 'tag', text: '</a>' },
      { kind: 'comment', text: '<!-- x -->' },
    ]);
  });

  it('keeps every character of any line', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '/', '!', '-', 'a', ' ', '=') }),
        (line) => {
          expect(
            xmlPieces(line)
              .map(({ text }) => text)
              .join(''),
          ).toBe(line);
        },
      ),
    );
  });
});
