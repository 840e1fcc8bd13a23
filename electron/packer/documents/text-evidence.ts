import { bareName, bareVatNumber } from '../xaf/company-identity.ts';
import { accountKey, kvkKey } from './party-index.ts';

/** A party by what a paper may print of it. */
export interface PrintedParty {
  readonly names: readonly string[];
  readonly vatNumbers: readonly string[];
  readonly kvkNumbers: readonly string[];
  readonly accounts: readonly string[];
}

const shortestName = 4;
const shortestNumber = 3;
const mostNumbers = 400;

/** The text of a document and its file's name, to be asked what they speak of. */
export class TextEvidence {
  readonly #bare: string;
  readonly #digits: string;
  /** Words with a digit in them, which may be an invoice's number: of the file's name first, then of the text. */
  readonly numbers: ReadonlySet<string>;

  constructor(fileName: string, text: string) {
    this.#bare = bareName(text);
    this.#digits = text.replace(/[^0-9]/g, '');
    const stem = fileName.replace(/\.[^.]*$/, '');
    this.numbers = new Set([...numbersIn(stem), ...numbersIn(text)].slice(0, mostNumbers));
  }

  /** Whether a party is named, or one of its numbers is printed. */
  speaksOf(party: PrintedParty): boolean {
    return (
      party.names.some((name) => this.#includes(bareName(name), shortestName)) ||
      party.vatNumbers.some((number) => this.#includes(bareVatNumber(number)?.toLowerCase() ?? '', 8)) ||
      party.kvkNumbers.some((number) => this.#digits.includes(kvkKey(number) ?? '\n')) ||
      party.accounts.some((account) => this.#includes(accountKey(account)?.toLowerCase() ?? '', 7))
    );
  }

  /** Whether an amount is printed, in Dutch or English notation. */
  printsAmount(cents: number | bigint): boolean {
    const digits = BigInt(cents).toString().replace('-', '').padStart(3, '0');
    return this.#digits.includes(digits);
  }

  #includes(needle: string, shortest: number): boolean {
    return needle.length >= shortest && this.#bare.includes(needle);
  }
}

/** The words of a text that have a digit, as written and without what stands between the parts of a number. */
function numbersIn(text: string): string[] {
  return (text.match(/[\p{L}\p{N}][\p{L}\p{N}\-/._]*/gu) ?? [])
    .map((word) => word.replace(/[-/._]+$/, ''))
    .filter((word) => word.length >= shortestNumber && /\d/.test(word))
    .flatMap((word) =>
      word.includes('_') ? [word, ...word.split('_').filter((part) => /\d/.test(part))] : [word],
    );
}
