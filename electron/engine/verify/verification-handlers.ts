import type { VerifierContract } from '#shared/contract/engine-contract.ts';
import { ContractError } from '#shared/contract/failure.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { KeptStore } from '../kept/kept-store.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { programVersion } from '../process/program-version.ts';
import { recordRun } from './history.ts';
import { verifyArchive } from './verify-archive.ts';

/** The verifier's side of the contract. `current` throws `locked` where no archive is open; `kept` is null where nothing is kept. */
export function createVerificationHandlers(
  current: () => { readonly archive: OpenArchive; readonly kept: KeptStore | null },
): Handlers<VerifierContract> {
  return {
    'verification.run': async ({ layers }, { signal, report }) => {
      const { archive, kept } = current();
      const result = await verifyArchive(archive, { layers, signal, onProgress: report });
      if (kept === null) return result;
      try {
        await recordRun(kept, archive, result, programVersion(), signal);
        return result;
      } catch (error) {
        // What was verified stands; that it could not be kept is said beside it.
        if (!(error instanceof ContractError)) throw error;
        return { ...result, historyFailure: error.failure };
      }
    },
  };
}
