import { createCipheriv, createHmac } from 'node:crypto';
import { archiveCipher, deriveHmacKey, vectorBytes } from '#engine/open/cipher-profile.ts';
import { decryptPage } from '#engine/open/page.ts';

const { pageBytes, reserveBytes, hmacBytes, digest } = archiveCipher;
const reserveFrom = pageBytes - reserveBytes;

/** Changes what stands in pages of an archive as somebody with its key and without SQLite would: encrypted again, under valid HMACs. */
export class EncryptedPages {
  readonly pageCount: number;
  /** Bytes of a page that hold content. */
  readonly usableBytes = reserveFrom;
  readonly #bytes: Buffer;
  readonly #key: Uint8Array;
  readonly #hmacKey: Uint8Array;

  /** Changes `bytes`, a whole file, in place. */
  constructor(bytes: Buffer, key: Uint8Array) {
    const hmacKey = deriveHmacKey(archiveCipher, key, bytes.subarray(0, 16));
    if (hmacKey === null) throw new Error('an archive has page HMACs');
    this.#bytes = bytes;
    this.#key = key;
    this.#hmacKey = hmacKey;
    this.pageCount = Math.floor(bytes.length / pageBytes);
  }

  /** The plain content of a page, numbered from 1; of page 1 the first 16 bytes, the salt, are zero. */
  read(pageNumber: number): Buffer {
    return Buffer.from(decryptPage(archiveCipher, this.#page(pageNumber), pageNumber, this.#key));
  }

  write(pageNumber: number, plain: Uint8Array): void {
    const page = this.#page(pageNumber);
    const from = pageNumber === 1 ? 16 : 0;
    const hmacFrom = reserveFrom + vectorBytes;
    const vector = page.subarray(reserveFrom, hmacFrom);
    const cipher = createCipheriv('aes-256-cbc', this.#key, vector).setAutoPadding(false);
    cipher.update(plain.subarray(from, reserveFrom)).copy(page, from);
    const number = Buffer.alloc(4);
    number.writeUInt32LE(pageNumber);
    const hmac = createHmac(digest, this.#hmacKey).update(page.subarray(from, hmacFrom)).update(number);
    hmac.digest().copy(page, hmacFrom, 0, hmacBytes);
  }

  #page(pageNumber: number): Buffer {
    return this.#bytes.subarray((pageNumber - 1) * pageBytes, pageNumber * pageBytes);
  }
}
