import { createHash } from 'node:crypto';
import { saltBytes } from '#shared/archive-format/constants.ts';
import { type Seal, sealSchema, sealSignedText, sealSuffix } from '#shared/archive-format/seal.ts';
import { fromBase64, fromHex, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { ContractError } from '#shared/contract/failure.ts';
import { readUntrustedJson } from '#shared/untrusted/read-untrusted.ts';
import { type ArchiveFile, openArchiveFile } from './archive-file.ts';
import type { SealReport, Signer } from './open-archive.ts';
import { judgeSigner } from './trust.ts';

/** Far above any seal that the format allows; what is larger is not read. */
const mostSealBytes = 64 * 1024;
/** Up to here the whole file is hashed before any key is asked for: a tenth of a second. Larger files wait for a verification. */
const hashedAtOnceBytes = 64 * 1024 * 1024;
const chunkBytes = 1024 * 1024;

/** The seal beside a file as far as it can be read: nothing there, nothing that is a seal, or a seal with its signer judged. */
export type SealReading =
  | { readonly state: 'absent' | 'malformed' }
  | { readonly state: 'read'; readonly seal: Seal; readonly signer: Signer };

/** Reads the seal beside the archive at `path`; its text is untrusted. */
export async function readSealBeside(path: string, trustedKeys: readonly Uint8Array[]): Promise<SealReading> {
  const text = await readSealText(`${path}${sealSuffix}`);
  if (text === null) return { state: 'absent' };
  const parsed = readUntrustedJson(sealSchema, text);
  if (!parsed.success) return { state: 'malformed' };
  const seal = parsed.data;
  const signedText = signedTextOf(seal);
  if (signedText === null) return { state: 'malformed' };
  const signer = judgeSigner(
    utf8(signedText),
    fromBase64(seal.signature),
    fromBase64(seal.signerKey),
    trustedKeys,
  );
  return { state: 'read', seal, signer };
}

/** Holds a seal against its file: length, salt, and the hash where the file is small. */
export async function compareWithSeal(
  reading: SealReading,
  file: ArchiveFile,
  signal: AbortSignal | undefined,
): Promise<SealReport> {
  if (reading.state !== 'read') return { ...nothingSealed, state: reading.state };
  const { seal, signer } = reading;
  const said = {
    signer,
    archiveId: seal.archiveId,
    sealedAt: seal.sealedAt,
    sealedBytes: seal.fileBytes,
    acceptsAppointments: seal.appointmentKey !== null,
  };
  if (signer.trust === 'invalid') return { ...said, state: 'bad_signature', hashChecked: false };
  const salt = await file.read(0, saltBytes);
  if (file.bytes !== seal.fileBytes || toHex(salt) !== seal.salt) {
    return { ...said, state: 'differs', hashChecked: false };
  }
  if (file.bytes > hashedAtOnceBytes) return { ...said, state: 'matches', hashChecked: false };
  const isSame = Buffer.compare(await hashFile(file, signal), fromHex(seal.fileSha256)) === 0;
  return { ...said, state: isSame ? 'matches' : 'differs', hashChecked: true };
}

const nothingSealed = {
  hashChecked: false,
  signer: { id: null, trust: 'none' },
  archiveId: null,
  sealedAt: null,
  sealedBytes: null,
  acceptsAppointments: null,
} as const;

/** SHA-256 of a whole file, read in chunks. */
async function hashFile(file: ArchiveFile, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for (let offset = 0; offset < file.bytes; offset += chunkBytes) {
    signal?.throwIfAborted();
    hash.update(await file.read(offset, Math.min(chunkBytes, file.bytes - offset)));
  }
  return hash.digest();
}

/** Null where nothing stands there. What stands there but cannot be read is read as an empty text: it is no seal. */
async function readSealText(path: string): Promise<string | null> {
  try {
    const file = await openArchiveFile(path);
    try {
      if (file.bytes > mostSealBytes) return '';
      return new TextDecoder().decode(await file.read(0, file.bytes));
    } finally {
      await file.close();
    }
  } catch (error) {
    if (!(error instanceof ContractError) || error.failure.code !== 'not_readable') throw error;
    return error.failure.reason === 'missing' ? null : '';
  }
}

/** Null where a member has no canonical spelling (a lone surrogate), so that nothing can have been signed. */
function signedTextOf(seal: Seal): string | null {
  try {
    return sealSignedText(seal);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
