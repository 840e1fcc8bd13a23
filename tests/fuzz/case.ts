import type { Random } from '#packer/sample/random.ts';
import type { Subjects } from './subjects.ts';

/** What a case has to work with. */
export interface CaseContext {
  /** The only source of chance: the same target and seed make the same case. */
  readonly random: Random;
  readonly subjects: Subjects;
  /** An empty folder of the case's own. */
  readonly folder: string;
}

/** One kind of input that is mutated. */
export interface Target {
  readonly name: string;
  /**
   * Makes a case and puts it to the program. Answers what came of it in a few words (`opened`, `refused: damaged`); throws for anything
   * but an answer or one of the program's own errors.
   */
  readonly run: (context: CaseContext) => Promise<string>;
}

/** A property that did not hold. */
export class Finding extends Error {
  override readonly name = 'Finding';
}
