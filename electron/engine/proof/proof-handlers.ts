import type { proofMethods } from '#shared/contract/proofs.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { writeCompleteFile } from '../export/complete-file.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import type { ServiceEnvironment } from '../process/engine-service.ts';
import { checkProofFile } from './check-proof.ts';
import { makeProof } from './make-proof.ts';

/** The proof methods of the engine's contract. `current` throws `locked` where nothing is open. */
export function createProofHandlers(
  current: () => OpenArchive,
  { resolveGrant, trustedKeys }: Pick<ServiceEnvironment, 'resolveGrant' | 'trustedKeys'>,
): Handlers<typeof proofMethods> {
  return {
    'proofs.save': ({ grant, ...ref }) => saveProof(current(), ref, resolveGrant(grant, 'write')),
    'proofs.check': ({ grant, document }, { signal }) =>
      checkProofFile(resolveGrant(grant, 'read'), {
        documentPath: document === undefined ? undefined : resolveGrant(document, 'read'),
        trustedKeys: trustedKeys(),
        signal,
      }),
  };
}

/** Makes the proof of a record and writes it. */
export async function saveProof(
  archive: OpenArchive,
  ref: RecordRef,
  path: string,
  replace = true,
): Promise<{ byteSize: number }> {
  const bytes = Buffer.from(`${JSON.stringify(makeProof(archive, ref), null, 2)}\n`);
  await writeCompleteFile(path, replace, async (file) => {
    await file.writeFile(bytes);
  });
  return { byteSize: bytes.length };
}
