import { z } from 'zod';
import { fromBase64 } from './text-bytes.ts';

/** Lower-case hex of exactly so many bytes. */
export function hexField(bytes: number) {
  return z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), `must be ${bytes} bytes in lower-case hex`);
}

/** Standard base64, with padding, of exactly so many bytes. */
export function base64Field(bytes: number) {
  return z.string().refine((text) => base64Length(text) === bytes, `must be ${bytes} bytes in base64`);
}

function base64Length(text: string): number | null {
  try {
    return fromBase64(text).length;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A calendar day, YYYY-MM-DD. */
export const dateField = z.iso.date();

/** An instant in UTC, YYYY-MM-DDTHH:MM:SSZ, with or without a fraction of a second. */
export const instantField = z.iso.datetime();

/** A count, or a size in bytes. */
export const countField = z.int().nonnegative();
