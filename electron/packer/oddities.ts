/** Something that a source does not say as it should, and that was tolerated. */
export interface Oddity {
  /** A stable name such as `line_count_differs`. */
  readonly code: string;
  /** One sentence for people: what was found and what was made of it. */
  readonly message: string;
  /** The name of the file that it was found in. */
  readonly file: string;
  /** How often it was found there. */
  readonly count: number;
  /** Where it was found first: a line of the file, or a record in the file's own words. */
  readonly firstAt: string | null;
}

/** Collects oddities: one for each file, code and message, counted. */
export class Oddities {
  readonly #found = new Map<string, { -readonly [Name in keyof Oddity]: Oddity[Name] }>();

  /** Notes one occurrence. The message must not differ between occurrences of the same kind, or each is one of its own. */
  note(file: string, code: string, message: string, at: string | null = null): void {
    const key = `${file}\n${code}\n${message}`;
    const known = this.#found.get(key);
    if (known === undefined) this.#found.set(key, { code, message, file, count: 1, firstAt: at });
    else known.count++;
  }

  /** All oddities in the order in which they were first found. */
  list(): Oddity[] {
    return [...this.#found.values()];
  }
}
