import { basename, resolve } from 'node:path';
import { ContractError } from '#shared/contract/failure.ts';
import { type ArchiveFile, openArchiveFile } from './archive-file.ts';
import { refuseOtherContent } from './file-content.ts';
import type { FileInspection } from './open-archive.ts';
import { compareWithSeal, readSealBeside, type SealReading } from './outer-seal.ts';

/**
 * What a file says of itself before any key: size, and the outer seal beside it with signature, length and salt checked, and the
 * hash where the file is small. Throws `not_readable`, `not_an_archive`, `plain_sqlite`, and `damaged` where a valid seal says that
 * an archive stood here.
 */
export async function inspectFile(
  path: string,
  options: { readonly trustedKeys?: readonly Uint8Array[]; readonly signal?: AbortSignal } = {},
): Promise<FileInspection> {
  const absolutePath = resolve(path);
  const file = await openArchiveFile(absolutePath);
  try {
    return await inspectOpenFile(absolutePath, file, options.trustedKeys ?? [], options.signal);
  } finally {
    await file.close();
  }
}

async function inspectOpenFile(
  path: string,
  file: ArchiveFile,
  trustedKeys: readonly Uint8Array[],
  signal: AbortSignal | undefined,
): Promise<FileInspection> {
  const reading = await readSealBeside(path, trustedKeys);
  await refuseUnlessSealed(file, reading);
  return {
    path,
    fileName: basename(path),
    fileBytes: file.bytes,
    modifiedAt: file.modifiedAt.toISOString(),
    report: await compareWithSeal(reading, file, signal),
    seal: reading.state === 'read' && reading.signer.trust !== 'invalid' ? reading.seal : null,
  };
}

/** A valid seal says that an archive stood here, so what is too short or of another content has been damaged. */
async function refuseUnlessSealed(file: ArchiveFile, reading: SealReading): Promise<void> {
  try {
    await refuseOtherContent(file);
  } catch (error) {
    const isSealed = reading.state === 'read' && reading.signer.trust !== 'invalid';
    if (!isSealed || !(error instanceof ContractError) || error.failure.code !== 'not_an_archive')
      throw error;
    const isShort = file.bytes < reading.seal.fileBytes;
    throw new ContractError(
      {
        code: 'damaged',
        reason: isShort ? 'truncated' : 'unreadable',
        message: isShort
          ? `The file is cut short: ${file.bytes} of the ${reading.seal.fileBytes} bytes that its seal states.`
          : 'By its seal this was an archive; its content has been overwritten.',
        details: { fileBytes: file.bytes, sealedBytes: reading.seal.fileBytes },
      },
      { cause: error },
    );
  }
}
