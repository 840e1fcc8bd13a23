import { fail } from '#shared/contract/failure.ts';
import { type OpenArchive, reopenArchive } from '../open/open-archive.ts';
import { createVerificationHandlers } from '../verify/verification-handlers.ts';
import type { VerifierService } from './engine-service.ts';

/** Serves the verification screen; the archive is the one that the main process has it open. */
export function createVerifierService(): VerifierService {
  let archive: OpenArchive | null = null;
  /** How often it was locked: an opening that was under way meanwhile must not undo that. */
  let locks = 0;
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
      const locksBefore = locks;
      try {
        const next = await reopenArchive(path, key);
        if (locks !== locksBefore) {
          next.close();
          throw fail('locked', 'It was locked while the archive was being opened.');
        }
        archive = next;
      } finally {
        key.fill(0);
      }
    },
    lock() {
      locks++;
      close();
    },
  };
}
