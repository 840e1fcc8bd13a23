import { keyBytes, saltBytes } from '#shared/archive-format/constants.ts';
import { archiveSummarySchema } from '#shared/contract/archive.ts';
import { ContractError } from '#shared/contract/failure.ts';
import { readUntrustedJson } from '#shared/untrusted/read-untrusted.ts';
import { type CipherProfile, cipherProfiles, deriveHmacKey } from './cipher-profile.ts';
import type { OpenedBy } from './open-archive.ts';

/**
 * What opens an archive once a secret has been turned into its key. Lives in the engine and, as opaque bytes, in the main process;
 * never logged, never in an error, never on disk.
 */
export interface KeyMaterial {
  readonly profile: CipherProfile;
  /** The 16-byte salt that goes with the key: the file's, or the seal's where the file's is damaged. */
  readonly salt: Uint8Array;
  /** The raw 32-byte key itself, not a copy. Throws once wiped. */
  key(): Uint8Array;
  /** The 32-byte key of the pages' HMACs; null where the format has none. Fresh bytes, for the caller to overwrite. */
  hmacKey(): Uint8Array | null;
  /** Everything that `reopenArchive` needs as bytes, for the main process to keep. Fresh bytes, for the caller to overwrite. */
  toBytes(): Uint8Array<ArrayBuffer>;
  /** Overwrites the key; every later use throws. */
  wipe(): void;
}

/** Takes `key` over: it is overwritten by `wipe`. `openedBy` travels with the key, so that an administrator stays one. */
export function createKeyMaterial(
  profile: CipherProfile,
  key: Uint8Array,
  salt: Uint8Array,
  openedBy: OpenedBy,
): KeyMaterial {
  let isWiped = false;
  const live = () => {
    if (isWiped) throw new Error('the key has been overwritten');
    return key;
  };
  return {
    profile,
    salt,
    key: live,
    hmacKey: () => deriveHmacKey(profile, live(), salt),
    toBytes() {
      const tail = Buffer.from(JSON.stringify(openedBy));
      const bytes = new Uint8Array(tailFrom + tail.length);
      bytes.set([layoutVersion, profile.version, Math.log2(profile.pageBytes)]);
      bytes.set(live(), keyFrom);
      bytes.set(salt, saltFrom);
      bytes.set(tail, tailFrom);
      return bytes;
    },
    wipe() {
      isWiped = true;
      key.fill(0);
    },
  };
}

// One byte each for this layout, SQLCipher's version and the page size as a power of two; then key, salt, and who opened it as JSON.
const layoutVersion = 1;
const keyFrom = 3;
const saltFrom = keyFrom + keyBytes;
const tailFrom = saltFrom + saltBytes;

/** What `toBytes` wrote. */
export interface KeptKey {
  readonly profile: CipherProfile;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly openedBy: OpenedBy;
}

/** Reads what `toBytes` wrote; copies the key. Throws `bad_message` for anything else. */
export function readKeptKey(bytes: Uint8Array): KeptKey {
  const [layout, version, pagePower = 0] = bytes;
  const profile = cipherProfiles.find((known) => known.version === version);
  const openedBy = readUntrustedJson(
    archiveSummarySchema.shape.openedBy,
    new TextDecoder().decode(bytes.subarray(tailFrom)),
  );
  if (layout !== layoutVersion || profile === undefined || !openedBy.success || pagePower > 16) {
    throw new ContractError({ code: 'bad_message', message: 'The kept key has no known layout.' });
  }
  return {
    profile: { ...profile, pageBytes: 2 ** pagePower },
    key: Uint8Array.from(bytes.subarray(keyFrom, saltFrom)),
    salt: Uint8Array.from(bytes.subarray(saltFrom, tailFrom)),
    openedBy: openedBy.data,
  };
}
