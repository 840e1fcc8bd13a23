import { saltBytes } from '#shared/archive-format/constants.ts';
import { fail } from '#shared/contract/failure.ts';
import { untilAborted } from '../crypto/until-aborted.ts';
import type { ArchiveFile } from './archive-file.ts';
import { type CipherProfile, cipherProfiles, deriveKey } from './cipher-profile.ts';
import type { DatabaseHeader } from './database-header.ts';
import { headBytes, matchesAnotherPage, matchPageOne } from './page-one.ts';

/** How a passphrase had to be written to fit: as it was typed, or in a normal form of Unicode (UAX #15). */
export type PassphraseForm = 'typed' | 'nfc' | 'nfd';

/** A key that the file itself has proved right. */
export interface FoundKey {
  readonly profile: CipherProfile;
  readonly header: DatabaseHeader;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly form: PassphraseForm;
  /** Whether the salt that fits is not the one that the file begins with. */
  readonly isSaltDamaged: boolean;
}

/** What came of looking: a key, or none; `page_one_damaged` where another page proves that the secret is right. */
export type KeySearch =
  | { readonly outcome: 'found'; readonly found: FoundKey }
  | { readonly outcome: 'page_one_damaged' | 'refused' };

interface Candidate {
  readonly profile: CipherProfile;
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
  readonly form: PassphraseForm;
}

/** Looks for the key that a passphrase gives, through all versions and normal forms, with the file's salt and the seal's. */
export async function findKeyOfPassphrase(
  file: ArchiveFile,
  passphrase: string,
  sealedSalt: Uint8Array | null,
  signal: AbortSignal | undefined,
): Promise<KeySearch> {
  const head = await file.read(0, headBytes);
  const salts = distinctSalts([Uint8Array.from(head.subarray(0, saltBytes)), sealedSalt]);
  async function* candidates(): AsyncGenerator<Candidate> {
    for (const profile of cipherProfiles) {
      for (const { form, text } of passphraseForms(passphrase)) {
        for (const salt of salts) {
          if (signal?.aborted) throw fail('cancelled', 'The opening was cancelled.');
          const key = await untilAborted(deriveKey(profile, text, salt), signal);
          yield { profile, salt, form, key };
        }
      }
    }
  }
  return search(file, head, candidates());
}

/** Looks for the version that a raw key opens; the first salt that is not null and fits is taken, the file's own before all. */
export async function findKeyOfRawKey(
  file: ArchiveFile,
  rawKey: Uint8Array,
  otherSalts: readonly (Uint8Array | null)[],
): Promise<KeySearch> {
  const head = await file.read(0, headBytes);
  const salts = distinctSalts([Uint8Array.from(head.subarray(0, saltBytes)), ...otherSalts]);
  async function* candidates(): AsyncGenerator<Candidate> {
    for (const profile of cipherProfiles) {
      for (const salt of salts) {
        // Not `slice`, which on a Buffer shares the memory that its owner will overwrite.
        yield { profile, salt, form: 'typed', key: Uint8Array.from(rawKey) };
      }
    }
  }
  return search(file, head, candidates());
}

async function search(
  file: ArchiveFile,
  head: Uint8Array,
  candidates: AsyncGenerator<Candidate>,
): Promise<KeySearch> {
  const refused: Candidate[] = [];
  try {
    for await (const candidate of candidates) {
      const { profile, key, salt, form } = candidate;
      const match = matchPageOne(profile, head, key, salt);
      if (match !== null) {
        const isSaltDamaged = Buffer.compare(salt, head.subarray(0, saltBytes)) !== 0;
        return { outcome: 'found', found: { ...match, key, salt, form, isSaltDamaged } };
      }
      refused.push(candidate);
    }
    for (const { profile, key, salt } of refused) {
      if (await matchesAnotherPage(profile, file, key, salt)) return { outcome: 'page_one_damaged' };
    }
    return { outcome: 'refused' };
  } finally {
    for (const { key } of refused) key.fill(0);
  }
}

/** As typed first, then NFC, then NFD, each only where it differs (format README, The database). */
export function passphraseForms(
  passphrase: string,
): { readonly form: PassphraseForm; readonly text: string }[] {
  const forms: { form: PassphraseForm; text: string }[] = [{ form: 'typed', text: passphrase }];
  for (const form of ['nfc', 'nfd'] as const) {
    const text = passphrase.normalize(form === 'nfc' ? 'NFC' : 'NFD');
    if (forms.every((known) => known.text !== text)) forms.push({ form, text });
  }
  return forms;
}

function distinctSalts(salts: readonly (Uint8Array | null)[]): Uint8Array[] {
  const distinct: Uint8Array[] = [];
  for (const salt of salts) {
    if (salt !== null && distinct.every((known) => Buffer.compare(known, salt) !== 0)) distinct.push(salt);
  }
  return distinct;
}
