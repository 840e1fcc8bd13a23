import { ContractError, fail } from '#shared/contract/failure.ts';
import type { ArchiveFile } from './archive-file.ts';
import { hasHeaderFields } from './database-header.ts';

const plainMagic = Buffer.from('SQLite format 3\u0000', 'latin1');

/** First bytes of files that people choose by mistake; all long enough not to be hit by a random salt. */
const otherMagics: readonly Buffer[] = [
  Buffer.from('%PDF-', 'latin1'),
  Buffer.from('<?xml', 'latin1'),
  Buffer.from('504b03041400', 'hex'),
  Buffer.from('504b03040a00', 'hex'),
  Buffer.from('89504e470d0a1a0a', 'hex'),
  Buffer.from('ffd8ffe000104a464946', 'hex'),
  Buffer.from('377abcaf271c', 'hex'),
];

const sampleBytes = 1024;
/** Of 1024 random bytes about 251 values differ; below 200 has never been by chance, and no text or empty space comes near it. */
const leastDistinctValues = 200;

/**
 * Refuses what cannot be an encrypted database, before any key: `not_an_archive` (`empty`, `too_short`, `other_cipher`,
 * `unknown_content`) or `plain_sqlite`. What passes may still be anything: random bytes look like an encrypted database.
 */
export async function refuseOtherContent(file: ArchiveFile): Promise<void> {
  if (file.bytes === 0) throw notAnArchive('empty', 'The file is empty.');
  const head = await file.read(0, sampleBytes);
  if (startsWith(head, plainMagic)) {
    throw fail('plain_sqlite', 'This is an SQLite database that is not encrypted, so it is no archive.');
  }
  // The smallest database is one page of 512 bytes, and below an archive's own 4096 only whole ones make sense.
  if (file.bytes < 512 || (file.bytes < 4096 && file.bytes % 512 !== 0)) {
    throw notAnArchive('too_short', `The file has ${file.bytes} bytes, too few for an archive.`);
  }
  if (hasHeaderFields(head)) {
    throw notAnArchive(
      'other_cipher',
      'This database is encrypted, but not by SQLCipher, which archives are.',
    );
  }
  if (otherMagics.some((magic) => startsWith(head, magic)) || !(await looksEncrypted(file, head))) {
    throw notAnArchive('unknown_content', 'The file is of another kind: it is not an encrypted database.');
  }
}

/** Judged at the beginning, the middle and the end, so that an archive with a wiped first page still counts as one. */
async function looksEncrypted(file: ArchiveFile, head: Uint8Array): Promise<boolean> {
  if (file.bytes < sampleBytes || looksRandom(head)) return true;
  const middle = await file.read(Math.floor(file.bytes / 2), sampleBytes);
  if (looksRandom(middle)) return true;
  return looksRandom(await file.read(Math.max(0, file.bytes - sampleBytes), sampleBytes));
}

function looksRandom(bytes: Uint8Array): boolean {
  return bytes.length === sampleBytes && new Set(bytes).size >= leastDistinctValues;
}

function startsWith(bytes: Uint8Array, magic: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(0, magic.length), magic) === 0;
}

function notAnArchive(
  reason: 'empty' | 'too_short' | 'other_cipher' | 'unknown_content',
  message: string,
): ContractError {
  return new ContractError({ code: 'not_an_archive', reason, message });
}
