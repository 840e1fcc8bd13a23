import { z } from 'zod';

/** What came of reading a value: what the schema made of it, or where it does not fit. */
export type UntrustedReading<T> =
  | { readonly success: true; readonly data: T; readonly error?: never }
  | { readonly success: false; readonly data?: never; readonly error: z.ZodError };

/**
 * What a schema makes of a value from outside: a message, a file, a record. Never throws: zod compares the `length` of anything that
 * stands where a text or a list is asked for, and a hostile object can have one that no number can be made of.
 */
export function readUntrusted<S extends z.ZodType>(schema: S, value: unknown): UntrustedReading<z.output<S>> {
  try {
    return schema.safeParse(value);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'it cannot be read';
    // Without the value itself: issues are shown and written down.
    const issue = { code: 'custom' as const, path: [], message, input: undefined };
    return { success: false, error: new z.ZodError([issue]) };
  }
}

/** What a text says as JSON, for a schema to judge; undefined where it is not JSON. */
export function parseUntrustedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What a schema makes of a text that should be JSON; where it is not, or there is none, it does not fit. Never throws. */
export function readUntrustedJson<S extends z.ZodType>(
  schema: S,
  text: string | null,
): UntrustedReading<z.output<S>> {
  return readUntrusted(schema, text === null ? null : parseUntrustedJson(text));
}
