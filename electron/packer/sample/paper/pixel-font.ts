/** Width and height of a character in dots, without the space around it. */
export const glyphWidth = 5;
export const glyphHeight = 7;

/** The capitals of a till printer: seven rows of five dots, each row a hexadecimal number whose highest bit is the leftmost dot. */
const rows: Readonly<Record<string, string>> = {
  A: '0E 11 11 1F 11 11 11',
  B: '1E 11 11 1E 11 11 1E',
  C: '0E 11 10 10 10 11 0E',
  D: '1E 11 11 11 11 11 1E',
  E: '1F 10 10 1E 10 10 1F',
  F: '1F 10 10 1E 10 10 10',
  G: '0E 11 10 17 11 11 0F',
  H: '11 11 11 1F 11 11 11',
  I: '0E 04 04 04 04 04 0E',
  J: '07 02 02 02 02 12 0C',
  K: '11 12 14 18 14 12 11',
  L: '10 10 10 10 10 10 1F',
  M: '11 1B 15 15 11 11 11',
  N: '11 19 19 15 13 13 11',
  O: '0E 11 11 11 11 11 0E',
  P: '1E 11 11 1E 10 10 10',
  Q: '0E 11 11 11 15 12 0D',
  R: '1E 11 11 1E 14 12 11',
  S: '0F 10 10 0E 01 01 1E',
  T: '1F 04 04 04 04 04 04',
  U: '11 11 11 11 11 11 0E',
  V: '11 11 11 11 0A 0A 04',
  W: '11 11 11 15 15 1B 11',
  X: '11 0A 0A 04 0A 0A 11',
  Y: '11 11 0A 04 04 04 04',
  Z: '1F 01 02 04 08 10 1F',
  '0': '0E 11 13 15 19 11 0E',
  '1': '04 0C 04 04 04 04 0E',
  '2': '0E 11 01 06 08 10 1F',
  '3': '0E 11 01 06 01 11 0E',
  '4': '02 06 0A 12 1F 02 02',
  '5': '1F 10 1E 01 01 11 0E',
  '6': '06 08 10 1E 11 11 0E',
  '7': '1F 01 02 04 04 08 08',
  '8': '0E 11 11 0E 11 11 0E',
  '9': '0E 11 11 0F 01 02 0C',
  '.': '00 00 00 00 00 0C 0C',
  ',': '00 00 00 00 0C 04 08',
  ':': '00 0C 0C 00 0C 0C 00',
  '-': '00 00 00 1F 00 00 00',
  '/': '01 01 02 04 08 10 10',
  '%': '18 19 02 04 08 13 03',
  '&': '08 14 14 08 15 12 0D',
  "'": '04 04 08 00 00 00 00',
  '(': '02 04 08 08 08 04 02',
  ')': '08 04 02 02 02 04 08',
  '*': '00 15 0E 1F 0E 15 00',
  '=': '00 00 1F 00 1F 00 00',
  ' ': '00 00 00 00 00 00 00',
};

const glyphs: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries(rows).map(([character, row]) => [
    character,
    row.split(' ').map((hex) => Number.parseInt(hex, 16)),
  ]),
);

/** A text as the till prints it: capitals without accents, and nothing that it has no dots for. */
export function printable(text: string): string {
  return [...text.normalize('NFD').toUpperCase()].filter((character) => glyphs.has(character)).join('');
}

/** Calls back for every dot of a printable text, x counted from its left edge. */
export function eachDot(text: string, dot: (x: number, y: number) => void): void {
  [...text].forEach((character, index) => {
    glyphs.get(character)?.forEach((row, y) => {
      for (let x = 0; x < glyphWidth; x++) {
        if ((row & (1 << (glyphWidth - 1 - x))) !== 0) dot(index * (glyphWidth + 1) + x, y);
      }
    });
  });
}
