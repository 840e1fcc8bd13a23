import type { Sha256 } from './sha256.ts';

/** A TEXT value by its stored bytes, for text that is not valid UTF-8 and so would not survive as a string. */
export interface TextBytes {
  readonly utf8: Uint8Array;
}

/** A value of a row: NULL, INTEGER (bigint), INTEGER or REAL (number, see `NumberMeaning`), TEXT (string or its bytes), BLOB. */
export type StoredValue = null | number | bigint | string | Uint8Array | TextBytes;

/** A BLOB that is not at hand, by its length and its SHA-256: all that a leaf says of it. */
export interface BlobDigest {
  readonly bytes: number;
  readonly sha256: Uint8Array;
}

/** What a leaf is made of. */
export type LeafValue = StoredValue | BlobDigest;

/**
 * What a JavaScript number in a row is. `integer`: rows were read with plain numbers, each is a safe integer. `real`: rows were read
 * with safe integers, so INTEGER came as bigint and a number is a REAL.
 */
export type NumberMeaning = 'integer' | 'real';

const tagNull = 0;
const tagInteger = 1;
const tagReal = 2;
const tagText = 3;
const tagBlob = 4;

const textEncoder = new TextEncoder();
/** Below this many UTF-16 units a plain loop over ASCII beats the call into the encoder. */
const shortText = 48;

/**
 * Writes rows in the format's value encoding (format README, The hash tree) into one buffer that is used again for every row, so that
 * millions of rows make no garbage but their hashes.
 */
export class LeafEncoder {
  readonly #sha256: Sha256;
  readonly #numbers: NumberMeaning;
  readonly #prefixLength: number;
  #bytes = new Uint8Array(4096);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  constructor(tableName: string, sha256: Sha256, numbers: NumberMeaning = 'integer') {
    this.#sha256 = sha256;
    this.#numbers = numbers;
    const name = textEncoder.encode(tableName);
    this.#reserve(3 + name.length);
    this.#bytes[0] = 0;
    this.#view.setUint16(1, name.length);
    this.#bytes.set(name, 3);
    this.#prefixLength = 3 + name.length;
  }

  /**
   * The leaf of a row: its covered values in declared order. Throws RangeError for a number that is not a safe integer where numbers
   * are integers, and for an integer beyond 64 bits.
   */
  leaf(values: readonly LeafValue[]): Uint8Array {
    this.#length = this.#prefixLength;
    for (const value of values) this.#append(value);
    return this.#sha256(this.#bytes.subarray(0, this.#length));
  }

  #append(value: LeafValue): void {
    if (value === null) {
      this.#reserve(1);
      this.#bytes[this.#length++] = tagNull;
    } else if (typeof value === 'string') {
      this.#appendText(value);
    } else if (typeof value === 'number') {
      if (this.#numbers === 'integer') this.#appendSafeInteger(value);
      else this.#appendReal(value);
    } else if (typeof value === 'bigint') {
      this.#appendBigInteger(value);
    } else if (value instanceof Uint8Array) {
      this.#appendBlobDigest({ bytes: value.length, sha256: this.#sha256(value) });
    } else if ('sha256' in value) {
      this.#appendBlobDigest(value);
    } else {
      this.#reserve(5 + value.utf8.length);
      this.#startText(value.utf8.length);
      this.#bytes.set(value.utf8, this.#length);
      this.#length += value.utf8.length;
    }
  }

  #appendSafeInteger(value: number): void {
    if (!Number.isSafeInteger(value))
      throw new RangeError(`${value} is not an integer that a number holds exactly`);
    this.#reserve(9);
    this.#bytes[this.#length] = tagInteger;
    this.#view.setInt32(this.#length + 1, Math.floor(value / 0x1_0000_0000));
    this.#view.setUint32(this.#length + 5, value >>> 0);
    this.#length += 9;
  }

  #appendBigInteger(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) throw new RangeError(`${value} does not fit 64 bits`);
    this.#reserve(9);
    this.#bytes[this.#length] = tagInteger;
    this.#view.setBigInt64(this.#length + 1, value);
    this.#length += 9;
  }

  #appendReal(value: number): void {
    this.#reserve(9);
    this.#bytes[this.#length] = tagReal;
    this.#view.setFloat64(this.#length + 1, value);
    this.#length += 9;
  }

  #appendText(text: string): void {
    this.#reserve(5 + 3 * text.length);
    const start = this.#length + 5;
    let length = text.length < shortText ? this.#copyAscii(text, start) : -1;
    if (length < 0) length = textEncoder.encodeInto(text, this.#bytes.subarray(start)).written;
    this.#startText(length);
    this.#length += length;
  }

  /** Copies a text of ASCII alone; returns its length, or -1 at the first other character. */
  #copyAscii(text: string, start: number): number {
    const bytes = this.#bytes;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 127) return -1;
      bytes[start + i] = unit;
    }
    return text.length;
  }

  #startText(byteLength: number): void {
    this.#bytes[this.#length] = tagText;
    this.#view.setUint32(this.#length + 1, byteLength);
    this.#length += 5;
  }

  #appendBlobDigest({ bytes, sha256 }: BlobDigest): void {
    this.#reserve(41);
    this.#bytes[this.#length] = tagBlob;
    this.#view.setBigUint64(this.#length + 1, BigInt(bytes));
    this.#bytes.set(sha256, this.#length + 9);
    this.#length += 41;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}
