import { hash } from 'node:crypto';
import { saltBytes } from '#shared/archive-format/constants.ts';
import { type CipherProfile, vectorBytes } from '../../open/cipher-profile.ts';

/**
 * Checks page HMACs near the machine's own hashing speed. Per page `createHmac` costs about three times the hashing, so HMAC
 * (RFC 2104) is two one-shot hashes here over buffers whose key pads stand ready; a string of bytes comes out because it costs a third of what a
 * fresh Buffer does (`npm run bench`, "page HMACs").
 */
export class PageAuthenticator {
  readonly pageBytes: number;
  readonly #digest: 'sha1' | 'sha512';
  readonly #hmacBytes: number;
  readonly #hmacFrom: number;
  readonly #padBytes: number;
  readonly #numberAt: number;
  readonly #inner: Buffer;
  readonly #innerOfPageOne: Buffer;
  readonly #outer: Buffer;

  /** `hmacKey` as `KeyMaterial.hmacKey()` gives it. Throws RangeError for a format without HMACs. */
  constructor(profile: CipherProfile, hmacKey: Uint8Array) {
    if (profile.hmacBytes === 0) throw new RangeError('this format has no page HMACs');
    this.pageBytes = profile.pageBytes;
    this.#digest = profile.digest;
    this.#hmacBytes = profile.hmacBytes;
    this.#hmacFrom = profile.pageBytes - profile.reserveBytes + vectorBytes;
    this.#padBytes = profile.digest === 'sha512' ? 128 : 64;
    this.#numberAt = this.#padBytes + this.#hmacFrom;
    this.#inner = padded(hmacKey, this.#padBytes, 0x36, this.#hmacFrom + 4);
    this.#innerOfPageOne = padded(hmacKey, this.#padBytes, 0x36, this.#hmacFrom - saltBytes + 4);
    this.#outer = padded(hmacKey, this.#padBytes, 0x5c, this.#hmacBytes);
  }

  /** Whether the page that begins at `offset` of `bytes` carries its HMAC as page `pageNumber` (from 1, up to 2^32 - 2). */
  matches(bytes: Buffer, offset: number, pageNumber: number): boolean {
    const inner =
      pageNumber === 1 ? this.#withPageOne(bytes, offset) : this.#withPage(bytes, offset, pageNumber);
    const padBytes = this.#padBytes;
    this.#outer.write(hash(this.#digest, inner, 'binary'), padBytes, this.#hmacBytes, 'latin1');
    const hmacAt = offset + this.#hmacFrom;
    const stored = bytes.toString('latin1', hmacAt, hmacAt + this.#hmacBytes);
    return hash(this.#digest, this.#outer, 'binary') === stored;
  }

  /** Overwrites the key pads. */
  wipe(): void {
    for (const buffer of [this.#inner, this.#innerOfPageOne, this.#outer]) buffer.fill(0);
  }

  #withPage(bytes: Buffer, offset: number, pageNumber: number): Buffer {
    bytes.copy(this.#inner, this.#padBytes, offset, offset + this.#hmacFrom);
    this.#inner.writeUInt32LE(pageNumber, this.#numberAt);
    return this.#inner;
  }

  /** The salt at the beginning of page 1 is not under its HMAC. */
  #withPageOne(bytes: Buffer, offset: number): Buffer {
    bytes.copy(this.#innerOfPageOne, this.#padBytes, offset + saltBytes, offset + this.#hmacFrom);
    this.#innerOfPageOne.writeUInt32LE(1, this.#numberAt - saltBytes);
    return this.#innerOfPageOne;
  }
}

/** A buffer that begins with the HMAC key XORed with a pad byte up to the digest's block size, and has room for `room` bytes more. */
function padded(hmacKey: Uint8Array, padBytes: number, pad: number, room: number): Buffer {
  const buffer = Buffer.alloc(padBytes + room);
  buffer.set(hmacKey);
  for (let i = 0; i < padBytes; i++) buffer[i] = (buffer[i] ?? 0) ^ pad;
  return buffer;
}
