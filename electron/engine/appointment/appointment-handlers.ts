import { basename } from 'node:path';
import type { appointmentMethods } from '#shared/contract/appointments.ts';
import { ContractError, fail } from '#shared/contract/failure.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { KeptStore } from '../kept/kept-store.ts';
import { localDate } from '../open/appointment-check.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { writeAppointmentLetter } from './appointment-letter.ts';
import { makeAppointment, writeAppointment } from './make-appointment.ts';
import { createSeenAppointments } from './seen-appointments.ts';

/** An open archive with what is kept about it. */
export interface AppointmentsOf {
  readonly archive: OpenArchive;
  readonly kept: KeptStore;
}

/** The appointment methods of the engine's contract. `current` throws `locked` where nothing is open. */
export function createAppointmentHandlers(
  current: () => AppointmentsOf,
  pathOf: (grant: string, access: 'write') => string,
  onFault: (error: unknown) => void,
): Handlers<typeof appointmentMethods> {
  /** What is open, where it is not open by appointment. */
  const ofOwner = (): AppointmentsOf => {
    const opened = current();
    if (opened.archive.openedBy.kind === 'appointment') {
      throw fail('usage', 'Only whoever has the archive’s own passphrase sees and makes appointments.');
    }
    return opened;
  };
  return {
    'appointments.make': async (
      { terms, archivePassphrase, personalPassphrase, grant },
      { signal, report },
    ) => {
      const { archive, kept } = ofOwner();
      const path = pathOf(grant, 'write');
      requireApart(path, archive);
      const { name, email, organisation, ...others } = terms;
      const appointment = await makeAppointment(
        archive,
        archivePassphrase,
        { ...others, administrator: { name, email, organisation } },
        personalPassphrase,
        { signal, onStep: (step) => report({ step }) },
      );
      await writeAppointment(path, appointment, true);
      const isListed = await createSeenAppointments(kept)
        .add(appointment, 'made', new Date())
        .then(
          () => true,
          (error: unknown) => {
            // The appointment stands; that it will not be in the list is said to who made it.
            onFault(error);
            return false;
          },
        );
      return { appointedOn: appointment.appointedOn, fileName: basename(path), isListed };
    },
    'appointments.letter': async ({ grant, fileName, ...letter }) => {
      const { archive } = ofOwner();
      const path = pathOf(grant, 'write');
      requireApart(path, archive);
      await writeAppointmentLetter(
        path,
        { ...letter, appointmentFileName: fileName, archiveFileName: archive.fileName },
        new Date(),
      );
      return {};
    },
    'appointments.list': async () => {
      const { archive, kept } = ofOwner();
      const manifest = archive.manifest?.manifest ?? null;
      return {
        acceptance:
          manifest === null ? 'no_manifest' : manifest.appointmentKey === null ? 'no_key' : 'accepted',
        today: localDate(new Date()),
        appointments: [...(await createSeenAppointments(kept).list())],
      };
    },
  };
}

/** The save dialog asks before a file is replaced, but it does not know that this one is the archive. */
function requireApart(path: string, archive: OpenArchive): void {
  if (path !== archive.path) return;
  throw new ContractError({
    code: 'output_failed',
    reason: 'exists',
    message: 'That is the archive itself, which is never replaced.',
  });
}
