import type { SqlCipherVersion } from '../driver/cipher-key.ts';

/** The settings of one generation of SQLCipher's file format, as far as they decide how a page is read and checked. */
export interface CipherProfile {
  readonly version: SqlCipherVersion;
  /** Bytes of a page, the reserve at its end included. */
  readonly pageBytes: number;
  /** Bytes at the end of a page: the initialisation vector (16), then the HMAC where there is one, then padding. */
  readonly reserveBytes: number;
  /** Of PBKDF2 and of the pages' HMAC alike. */
  readonly digest: 'sha1' | 'sha512';
  /** From the passphrase to the key. */
  readonly kdfIterations: number;
  /** Null for version 1, which has no HMAC. */
  readonly hmac: HmacProfile | null;
}

/** How the pages of a database are authenticated. */
export interface HmacProfile {
  readonly bytes: 20 | 64;
  /** Each byte of the salt is XORed with this before the HMAC key is derived from the key. */
  readonly saltMask: number;
  /** Of the derivation of the HMAC key. */
  readonly kdfIterations: number;
  readonly pageNumberOrder: 'little' | 'big';
}
