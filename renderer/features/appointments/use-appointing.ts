import { useEffect, useRef, useState } from 'react';
import type { AppointmentTermsInput } from '#shared/contract/appointments.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useSession } from '../../app/session-context.ts';
import { useShell } from '../../app/shell-context.ts';

/** What is needed for an appointment. */
export interface Appointing {
  readonly terms: AppointmentTermsInput;
  readonly archivePassphrase: string;
  readonly personalPassphrase: string;
}

/** An appointment that was made. */
export interface Made {
  readonly terms: AppointmentTermsInput & { readonly appointedOn: string };
  readonly fileName: string;
  /** False where it could not be noted among those seen on this computer. */
  readonly isListed: boolean;
}

/** The making of an appointment: what it does now, why the last attempt failed, what came of it. */
export interface AppointingState {
  readonly step: 'checking_passphrase' | 'wrapping_key' | null;
  readonly failure: Failure | null;
  readonly made: Made | null;
  readonly appoint: (appointing: Appointing) => Promise<void>;
  readonly stop: () => void;
  readonly forgetFailure: () => void;
}

/** Asks where to save an appointment, and has the engine make it. The passphrases go to the engine and are kept nowhere here. */
export function useAppointing(): AppointingState {
  const { shell } = useShell();
  const { engine, queries } = useSession();
  const [step, setStep] = useState<AppointingState['step']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  return {
    step,
    failure,
    made,
    async appoint({ terms, ...secrets }) {
      setFailure(null);
      const controller = new AbortController();
      running.current?.abort();
      running.current = controller;
      try {
        const file = await shell.call('files.chooseSave', { suggestedName: `${terms.name}.sbqkey` });
        if (file === null || controller.signal.aborted) return;
        setStep('checking_passphrase');
        const { appointedOn, fileName, isListed } = await engine.call(
          'appointments.make',
          { terms, ...secrets, grant: file.grant },
          { signal: controller.signal, onProgress: (progress) => setStep(progress.step) },
        );
        queries.refresh('all');
        setMade({ terms: { ...terms, appointedOn }, fileName, isListed });
      } catch (error) {
        if (!controller.signal.aborted) setFailure(failureOf(error));
      } finally {
        if (running.current === controller) setStep(null);
      }
    },
    stop() {
      running.current?.abort();
      running.current = null;
      setStep(null);
    },
    forgetFailure: () => setFailure(null),
  };
}
