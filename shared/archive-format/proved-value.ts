import { z } from 'zod';
import { countField, hexField } from './fields.ts';
import { LeafEncoder, type LeafValue, type StoredValue } from './leaf.ts';
import type { Sha256 } from './sha256.ts';
import { fromBase64, fromHex, toBase64, toHex } from './text-bytes.ts';

const column = z.string().min(1).max(255);

const integerText = z.string().refine(isInteger64, 'must be a whole number of 64 bits');

/**
 * One value of a proved row with its column's name. Its type is that of the value as stored, since the leaf is hashed over that, too; a
 * BLOB stands by its length and hash, as it does in the leaf.
 */
export const provedValue = z.discriminatedUnion('type', [
  z.strictObject({ column, type: z.literal('null') }),
  z.strictObject({ column, type: z.literal('integer'), value: integerText }),
  /** The eight bytes of an IEEE 754 double, big-endian. */
  z.strictObject({ column, type: z.literal('real'), value: z.string().refine(isDouble, 'must be a number') }),
  z.strictObject({
    column,
    type: z.literal('text'),
    value: z.string().refine((text) => text.isWellFormed(), 'must be well-formed text'),
  }),
  /** Text whose stored bytes are not UTF-8. */
  z.strictObject({
    column,
    type: z.literal('text_bytes'),
    value: z.string().refine(isBase64, 'must be base64'),
  }),
  z.strictObject({ column, type: z.literal('blob'), bytes: countField, sha256: hexField(32) }),
]);
export type ProvedValue = z.infer<typeof provedValue>;

/** A value as it was stored, integers as bigint and numbers as REAL, in the form of a proof. */
export function toProvedValue(column: string, value: StoredValue, sha256: Sha256): ProvedValue {
  if (value === null) return { column, type: 'null' };
  if (typeof value === 'bigint') return { column, type: 'integer', value: String(value) };
  if (typeof value === 'number') return { column, type: 'real', value: hexOfDouble(value) };
  if (typeof value === 'string') return { column, type: 'text', value };
  if (value instanceof Uint8Array)
    return { column, type: 'blob', bytes: value.length, sha256: toHex(sha256(value)) };
  const text = textOf(value.utf8);
  return text === null
    ? { column, type: 'text_bytes', value: toBase64(value.utf8) }
    : { column, type: 'text', value: text };
}

/** The leaf of a row of these values. */
export function provedLeaf(table: string, values: readonly ProvedValue[], sha256: Sha256): Uint8Array {
  return new LeafEncoder(table, sha256, 'real').leaf(values.map(leafValue));
}

/** A REAL by its eight bytes in hex. */
export function doubleOf(hex: string): number {
  return new DataView(fromHex(hex).buffer).getFloat64(0);
}

function leafValue(value: ProvedValue): LeafValue {
  switch (value.type) {
    case 'null':
      return null;
    case 'integer':
      return BigInt(value.value);
    case 'real':
      return doubleOf(value.value);
    case 'text':
      return value.value;
    case 'text_bytes':
      return { utf8: fromBase64(value.value) };
    case 'blob':
      return { bytes: value.bytes, sha256: fromHex(value.sha256) };
  }
}

function hexOfDouble(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return toHex(new Uint8Array(view.buffer));
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function isInteger64(text: string): boolean {
  return /^(?:0|-?[1-9]\d{0,18})$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text);
}

function isDouble(hex: string): boolean {
  return /^[0-9a-f]{16}$/.test(hex) && !Number.isNaN(doubleOf(hex));
}

function isBase64(text: string): boolean {
  try {
    fromBase64(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
