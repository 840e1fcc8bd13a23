import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as commonDictionary } from '@zxcvbn-ts/language-common';
import { dictionary as englishDictionary } from '@zxcvbn-ts/language-en';
import { dictionary as dutchDictionary } from '@zxcvbn-ts/language-nl-be';

/** From 0, guessed at once, to 4, out of reach; with how many guesses it takes, as a power of ten. */
export interface Strength {
  readonly score: 0 | 1 | 2 | 3 | 4;
  readonly guessesLog10: number;
}

// Without Dutch words it took "boekhouding" for eleven random letters.
const estimator = new ZxcvbnFactory({
  dictionary: { ...commonDictionary, ...englishDictionary, ...dutchDictionary },
  graphs: adjacencyGraphs,
});

/** How hard a passphrase is to guess for whoever knows the words given: names, an e-mail address, what the archive is called. */
export function estimateStrength(passphrase: string, knownWords: readonly string[]): Strength {
  const known = knownWords
    .flatMap((text) => [text, ...text.split(/[\s@.,]+/)])
    .filter((word) => word.length > 2);
  const { score, guessesLog10 } = estimator.check(passphrase, known);
  return { score, guessesLog10 };
}

const words = commonDictionary['diceware-common'];

/**
 * Words drawn at random from the 7,776 of the EFF's long list (CC BY 3.0): 12.9 bits each. Throws where the list is not there.
 */
export function drawWords(count: number): { readonly words: readonly string[]; readonly bits: number } {
  if (words === undefined || words.length < 7776) throw new Error('The list of words is not whole.');
  const drawn = Array.from({ length: count }, () => String(words[randomBelow(words.length)]));
  return { words: drawn, bits: count * Math.log2(words.length) };
}

/** Every number below `limit` as likely as every other: what would favour the first ones is drawn anew. */
function randomBelow(limit: number): number {
  const [draw] = crypto.getRandomValues(new Uint32Array(1));
  if (draw === undefined) throw new Error('There is no randomness.');
  return draw < Math.floor(2 ** 32 / limit) * limit ? draw % limit : randomBelow(limit);
}
