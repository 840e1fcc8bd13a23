import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Appointment } from '#shared/archive-format/appointment.ts';
import { type SeenAppointment, seenAppointmentSchema } from '#shared/contract/appointments.ts';
import type { KeptStore } from '../kept/kept-store.ts';

/** More than a client will ever make of one archive; the oldest make room. */
const mostKept = 200;

/** The appointments of one archive that this computer has seen, made here or opened with here. */
export interface SeenAppointments {
  /** Newest first. */
  readonly list: () => Promise<readonly SeenAppointment[]>;
  /** The latest instant at which any of them was seen, in ISO 8601; null where none was. */
  readonly latest: () => Promise<string | null>;
  readonly add: (appointment: Appointment, seen: SeenAppointment['seen'], now: Date) => Promise<void>;
}

export function createSeenAppointments(kept: KeptStore): SeenAppointments {
  const section = kept.section('appointments', z.array(seenAppointmentSchema));
  const latestOf = (seen: readonly SeenAppointment[] | null) =>
    (seen ?? []).reduce<string | null>(
      (latest, { lastSeenAt }) => (latest !== null && latest > lastSeenAt ? latest : lastSeenAt),
      null,
    );
  return {
    latest: async () => latestOf(await section.read()),
    list: async () => (await section.read()) ?? [],
    async add(appointment, seen, now) {
      const at = now.toISOString();
      await section.change((before) => {
        const others = before ?? [];
        const id = idOf(appointment);
        const known = others.find((other) => other.id === id);
        const entry: SeenAppointment = {
          id,
          name: appointment.administrator.name,
          email: appointment.administrator.email,
          organisation: appointment.administrator.organisation,
          kind: appointment.kind,
          appointedBy: appointment.appointedBy,
          appointedOn: appointment.appointedOn,
          validUntil: appointment.validUntil,
          purpose: appointment.purpose,
          seen: known?.seen ?? seen,
          firstSeenAt: known?.firstSeenAt ?? at,
          // A clock that was set back does not take back what was seen.
          lastSeenAt: known !== undefined && known.lastSeenAt > at ? known.lastSeenAt : at,
        };
        return [entry, ...others.filter((other) => other !== known)].slice(0, mostKept);
      });
    },
  };
}

function idOf({ signature }: Appointment): string {
  return createHash('sha256').update(signature).digest('hex').slice(0, 16);
}
