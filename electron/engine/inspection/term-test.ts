import { fail } from '#shared/contract/failure.ts';
import type { InspectionTerm } from '#shared/contract/inspection.ts';
import { foldText } from '#shared/domain/fold-text.ts';

/** Whether a text of the archive holds a term. */
export type TermTest = (text: string) => boolean;

/**
 * The test for a term. A name holds where all its words stand in one text as whole words, in any order and whatever their case and
 * diacritics; numbers hold whatever blanks, dots and dashes stand in them. Throws `bad_filter` for a term without a letter or digit.
 */
export function termTest({ kind, value }: InspectionTerm): TermTest {
  switch (kind) {
    case 'name':
      return nameTest(value);
    case 'email': {
      const wanted = foldText(value.trim());
      return (text) => text.includes('@') && foldText(text).includes(wanted);
    }
    case 'iban':
    case 'vat':
    case 'kvk':
      return numberTest(value);
  }
}

function nameTest(value: string): TermTest {
  const words = wordsOf(value);
  const [longest] = [...words].sort((a, b) => b.length - a.length);
  if (longest === undefined) throw fail('bad_filter', 'A name needs at least one letter or digit.');
  return (text) => {
    const folded = foldText(text);
    if (!folded.includes(longest)) return false;
    const there = new Set(wordsOf(folded));
    return words.every((word) => there.has(word));
  };
}

function wordsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const marks = /[\s.\-/]/g;

function numberTest(value: string): TermTest {
  const wanted = value.replace(marks, '').toUpperCase();
  if (!/\d/.test(wanted)) throw fail('bad_filter', `${value} is no number that can be looked for.`);
  return (text) => {
    if (text.length < wanted.length) return false;
    const compact = text.replace(marks, '').toUpperCase();
    for (let at = compact.indexOf(wanted); at >= 0; at = compact.indexOf(wanted, at + 1)) {
      // A longer number that holds this one is another number.
      if (!isDigit(compact[at - 1]) && !isDigit(compact[at + wanted.length])) return true;
    }
    return false;
  };
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}
