import { readFile } from 'node:fs/promises';
import { type ArchiveSecret, type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { fromBase64 } from '#shared/archive-format/text-bytes.ts';
import { fail } from '#shared/contract/failure.ts';
import { type PassphraseOptions, readPassphrase } from './passphrase.ts';
import type { Terminal } from './terminal.ts';

/** The options of every command that opens an archive. */
export interface OpenOptions extends PassphraseOptions {
  readonly appointment?: string;
  readonly trust?: readonly string[];
  /** The passphrase, where it has been read already: standard input gives it only once. */
  readonly passphrase?: string;
}

/** Opens the archive with what the options give or the terminal answers. */
export async function openForCommand(
  path: string,
  options: OpenOptions,
  terminal: Terminal,
): Promise<OpenArchive> {
  const trustedKeys = await readTrustedKeys(options.trust ?? []);
  const secret = await readSecret(options, terminal);
  return openArchive(path, secret, { trustedKeys });
}

/** Opens the archive, hands it over and closes it again, whatever happens. */
export async function withArchive<T>(
  path: string,
  options: OpenOptions,
  terminal: Terminal,
  use: (archive: OpenArchive) => T | Promise<T>,
): Promise<T> {
  const archive = await openForCommand(path, options, terminal);
  try {
    return await use(archive);
  } finally {
    archive.close();
  }
}

async function readSecret(options: OpenOptions, terminal: Terminal): Promise<ArchiveSecret> {
  const { appointment } = options;
  const prompt = appointment === undefined ? 'Passphrase: ' : 'Personal passphrase: ';
  const appointmentText = appointment === undefined ? null : await readText(appointment, 'appointment');
  const passphrase = options.passphrase ?? (await readPassphrase(options, terminal, prompt));
  return appointmentText === null
    ? { kind: 'passphrase', passphrase }
    : { kind: 'appointment', appointmentText, passphrase };
}

/** Raw Ed25519 public keys from `--trust`: base64, or files that hold base64. Throws `usage` for anything else. */
export async function readTrustedKeys(given: readonly string[]): Promise<Uint8Array[]> {
  return Promise.all(
    given.map(async (text) => {
      const key = parseKey(text) ?? parseKey((await readText(text, 'trusted key')).trim());
      if (key === null) throw fail('usage', `--trust ${text}: not a raw Ed25519 public key in base64.`);
      return key;
    }),
  );
}

function parseKey(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text)) return null;
  const key = fromBase64(text);
  return key?.length === 32 ? key : null;
}

async function readText(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw fail('usage', `The ${what} cannot be read: ${error instanceof Error ? error.message : path}`);
  }
}
