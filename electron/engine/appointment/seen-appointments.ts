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
  readonly add: (appointment: Appointment, seen: SeenAppointment['seen'], now: Date) => Promise<void>;
}

export function createSeenAppointments(kept: KeptStore): SeenAppointments {
  const section = kept.section('appointments', z.array(seenAppointmentSchema));
  return {
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
          lastSeenAt: at,
        };
        return [entry, ...others.filter((other) => other !== known)].slice(0, mostKept);
      });
    },
  };
}

function idOf({ signature }: Appointment): string {
  return createHash('sha256').update(signature).digest('hex').slice(0, 16);
}
