import { fail } from '#shared/contract/failure.ts';
import { type OpenArchive, reopenArchive } from '../open/open-archive.ts';
import { createVerificationHandlers } from '../verify/verification-handlers.ts';
import type { VerifierService } from './engine-service.ts';

/** Serves the verification screen; the archive is the one that the main process has it open. */
export function createVerifierService(): VerifierService {
  let archive: OpenArchive | null = null;
  const close = () => {
    archive?.close();
    archive = null;
  };
  return {
    handlers: createVerificationHandlers(() => {
      if (archive === null) throw fail('locked', 'No archive is open.');
      return archive;
    }),
    async reopen(path, key) {
      close();
      try {
        archive = await reopenArchive(path, key);
      } finally {
        key.fill(0);
      }
    },
    lock: close,
  };
}
