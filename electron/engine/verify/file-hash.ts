import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { VerificationResult } from '#shared/contract/verification.ts';
import type { OpenArchive } from '../open/open-archive.ts';

/** SHA-256 of the archive's file in hex: as the verification found it where it hashed the file, else read now. */
export async function fileHashOf(
  archive: Pick<OpenArchive, 'path' | 'inspection'>,
  { layers: { seal } }: VerificationResult,
  signal?: AbortSignal,
): Promise<string> {
  const check = seal.checks.find(({ name }) => name === 'file_hash');
  if (check?.verdict === 'passed' && archive.inspection.seal !== null)
    return archive.inspection.seal.fileSha256;
  const differs = seal.findings.find(({ code }) => code === 'seal_hash_differs');
  if (typeof differs?.details?.sha256 === 'string') return differs.details.sha256;
  const hash = createHash('sha256');
  const stream = createReadStream(archive.path, {
    highWaterMark: 1024 * 1024,
    ...(signal ? { signal } : {}),
  });
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}
