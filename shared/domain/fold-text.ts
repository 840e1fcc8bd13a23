const marks = /\p{M}+/gu;
const beyondAscii = /[\u0080-\uffff]/;

/** Text as lists compare it: lower case, and letters without their diacritics (É, é and e + accent all as e). */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (!beyondAscii.test(lower)) return lower;
  // A capital sigma at the end of a word becomes the final one, the same letter within it does not.
  return lower.replaceAll('ς', 'σ').normalize('NFD').replace(marks, '');
}

/** Orders texts by code point, which is the order of their UTF-8 bytes and so SQLite's; JavaScript's own is by UTF-16 unit. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for the code points above all others, but below U+E000 as units. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
