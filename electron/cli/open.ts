import { readFile } from 'node:fs/promises';
import { openArchiveFile } from '#engine/open/archive-file.ts';
import { type ArchiveSecret, type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { parsePublisherKey } from '#shared/archive-format/publisher-key.ts';
import { fail } from '#shared/contract/failure.ts';
import { type PassphraseOptions, readPassphrase } from './passphrase.ts';
import { plainLine, type Terminal } from './terminal.ts';

/** The options of every command that opens an archive. */
export interface OpenOptions extends PassphraseOptions {
  readonly appointment?: string;
  /** What is given as the passphrase is a raw key in hex: 64 digits, or 96 with the salt. */
  readonly rawKey?: boolean;
  readonly trust?: readonly string[];
  /** The passphrase, where it has been read already: standard input gives it only once. */
  readonly passphrase?: string;
}

/** Opens the archive with what the options give or the terminal answers; what is remarkable about it goes to standard error. */
export async function openForCommand(
  path: string,
  options: OpenOptions,
  terminal: Terminal,
): Promise<OpenArchive> {
  const trustedKeys = await readTrustedKeys(options.trust ?? []);
  // Nobody is asked for the passphrase of a file that is not there.
  await (await openArchiveFile(path)).close();
  const secret = await readSecret(options, terminal);
  const archive = await openArchive(path, secret, { trustedKeys });
  for (const { message } of archive.remarks) terminal.stderr.write(`sbqa: ${plainLine(message)}\n`);
  return archive;
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
  if (options.rawKey && appointment !== undefined) {
    throw fail('usage', 'An appointment opens with a passphrase, not with a raw key.');
  }
  const prompt = options.rawKey
    ? 'Raw key: '
    : appointment === undefined
      ? 'Passphrase: '
      : 'Personal passphrase: ';
  const appointmentText = appointment === undefined ? null : await readText(appointment, 'appointment');
  const passphrase = options.passphrase ?? (await readPassphrase(options, terminal, prompt));
  if (options.rawKey) return { kind: 'raw_key', rawKey: passphrase };
  return appointmentText === null
    ? { kind: 'passphrase', passphrase }
    : { kind: 'appointment', appointmentText, passphrase };
}

/** Raw Ed25519 public keys from `--trust`: base64, or files that hold base64. Throws `usage` for anything else. */
export async function readTrustedKeys(given: readonly string[]): Promise<Uint8Array[]> {
  return Promise.all(
    given.map(async (text) => {
      const key = parsePublisherKey(text) ?? parsePublisherKey(await readText(text, 'trusted key'));
      if (key === null) throw fail('usage', `--trust ${text}: not a raw Ed25519 public key in base64.`);
      return key;
    }),
  );
}

async function readText(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw fail('usage', `The ${what} cannot be read: ${error instanceof Error ? error.message : path}`);
  }
}
