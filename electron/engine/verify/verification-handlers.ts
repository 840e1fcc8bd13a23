import type { VerifierContract } from '#shared/contract/engine-contract.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { verifyArchive } from './verify-archive.ts';

/** The verifier's side of the contract; `getArchive` throws `locked` where no archive is open. */
export function createVerificationHandlers(getArchive: () => OpenArchive): Handlers<VerifierContract> {
  return {
    'verification.run': ({ layers }, { signal, report }) =>
      verifyArchive(getArchive(), { layers, signal, onProgress: report }),
  };
}
