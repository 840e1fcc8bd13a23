import { useSyncExternalStore } from 'react';
import { type ArchiveSession, useSession } from './session-context.ts';
import { useShell } from './shell-context.ts';
import { createVerificationRun, type VerificationRun, type VerificationState } from './verification-run.ts';

const runs = new WeakMap<ArchiveSession, VerificationRun>();

/** The verification of the open archive: where it stands, and how to begin and end one. */
export function useVerification(): {
  readonly state: VerificationState;
  readonly start: VerificationRun['start'];
  readonly cancel: VerificationRun['cancel'];
} {
  const session = useSession();
  const { shell } = useShell();
  let run = runs.get(session);
  if (run === undefined) {
    run = createVerificationRun(session.engine, shell);
    runs.set(session, run);
  }
  const state = useSyncExternalStore(run.subscribe, run.read);
  return { state, start: run.start, cancel: run.cancel };
}
