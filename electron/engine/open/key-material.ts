import type { CipherProfile } from './cipher-profile.ts';

/**
 * What opens an archive once a secret has been turned into its key. Lives in the engine and, as opaque bytes, in the main process;
 * never logged, never in an error, never on disk.
 */
export interface KeyMaterial {
  readonly profile: CipherProfile;
  /** The raw 32-byte key. Throws once wiped. */
  key(): Uint8Array;
  /** The 16-byte salt that goes with the key: the file's, or the seal's where the file's is damaged. */
  readonly salt: Uint8Array;
  /** The 32-byte key of the pages' HMACs; null where the format has none. Fresh bytes, for the caller to overwrite. */
  hmacKey(): Uint8Array | null;
  /** Everything that `reopenArchive` needs as bytes, for the main process to keep. Fresh bytes, for the caller to overwrite. */
  toBytes(): Uint8Array;
  /** Overwrites the key; every later use throws. */
  wipe(): void;
}
