import { fail } from '#shared/contract/failure.ts';
import { createKeptStore, type KeptStore } from '../kept/kept-store.ts';
import { type OpenArchive, reopenArchive } from '../open/open-archive.ts';
import { createVerificationHandlers } from '../verify/verification-handlers.ts';
import type { ServiceEnvironment, VerifierService } from './engine-service.ts';

/** Serves the verification screen; the archive is the one that the main process has it open. */
export function createVerifierService({
  keptFolder,
  trustedKeys,
}: Pick<ServiceEnvironment, 'keptFolder' | 'trustedKeys'>): VerifierService {
  let opened: { readonly archive: OpenArchive; readonly kept: KeptStore | null } | null = null;
  /** How often it was locked: an opening that was under way meanwhile must not undo that. */
  let locks = 0;
  const close = () => {
    opened?.kept?.close();
    opened?.archive.close();
    opened = null;
  };
  return {
    handlers: createVerificationHandlers(() => {
      if (opened === null) throw fail('locked', 'No archive is open.');
      return opened;
    }),
    async reopen(path, key) {
      close();
      const locksBefore = locks;
      try {
        const next = await reopenArchive(path, key, { trustedKeys: trustedKeys() });
        if (locks !== locksBefore) {
          next.close();
          throw fail('locked', 'It was locked while the archive was being opened.');
        }
        opened = {
          archive: next,
          kept: keptFolder === null ? null : createKeptStore(keptFolder, next.key),
        };
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
