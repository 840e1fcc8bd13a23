import { once } from 'node:events';
import { type ToldFailure, toldFailure } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

/** A failure that has been told already, within the document that was being written. */
export class ToldWithin extends Error {
  readonly told: ToldFailure;
  constructor(told: ToldFailure, cause: unknown) {
    super(told.error.message, { cause });
    this.name = 'ToldWithin';
    this.told = told;
  }
}

/** Writes one JSON object whose last array is too long to be held in memory. */
export interface JsonWriter {
  /** Adds an item; waits until the stream takes more. */
  item(value: unknown): Promise<void>;
  /**
   * Runs what adds the items, then closes the document with what that answers. If it fails midway the document is closed all the same,
   * with the failure as its `error`: there is always exactly one document.
   */
  during(add: () => Promise<Readonly<Record<string, unknown>>>): Promise<void>;
}

/** `head`'s members come first, then the array `name`. Nothing is written before the first item or the end. */
export function jsonWriter(
  { stdout }: Terminal,
  head: Readonly<Record<string, unknown>>,
  name: string,
): JsonWriter {
  let items = 0;
  const write = async (text: string) => {
    if (!stdout.write(text)) await once(stdout, 'drain');
  };
  const begin = () => `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(name)}:[`;
  const end = (members: Readonly<Record<string, unknown>>) =>
    write(`${items === 0 ? begin() : '\n'}],${JSON.stringify(members).slice(1)}\n`);
  return {
    item: (value) => write(`${items++ === 0 ? begin() : ','}\n${JSON.stringify(value)}`),
    async during(add) {
      let members: Readonly<Record<string, unknown>>;
      try {
        members = await add();
      } catch (error) {
        if (items === 0) throw error;
        const told = toldFailure(error);
        await end({ error: told.error });
        throw new ToldWithin(told, error);
      }
      await end(members);
    },
  };
}
