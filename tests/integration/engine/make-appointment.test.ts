import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeAppointment } from '#engine/appointment/make-appointment.ts';
import { ed25519PublicKey } from '#engine/crypto/ed25519.ts';
import { deriveAppointmentSeed } from '#engine/crypto/key-slot.ts';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import type { Appointment } from '#shared/archive-format/appointment.ts';
import { toBase64 } from '#shared/archive-format/text-bytes.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { vectors } from '../../fixtures/vectors.ts';

const path = join(folderOfTests(), 'books.sbqa');
const personal = 'zeven ångström zegels'.normalize('NFD');
const request = {
  administrator: { name: 'A. Accountant', email: 'a@example.nl', organisation: 'Kantoor' },
  kind: 'accountant',
  appointedBy: 'Bakkerij De Zonnebloem B.V.',
  purpose: 'controle van 2024',
  validUntil: '2026-12-31',
} as const;
const today = '2026-06-15';

beforeAll(() => writeSmallBooks({ path, entriesPerYear: 2, acceptsAppointments: true }));

const byAppointment = (appointment: Appointment, passphrase: string, day = today) =>
  openForTest(
    path,
    { kind: 'appointment', appointmentText: JSON.stringify(appointment), passphrase },
    { today: day },
  );

describe('an appointment', () => {
  test('opens its archive up to and including its last day, however the accents are written', async () => {
    const archive = await openForTest(path);
    const steps: string[] = [];
    const appointment = await makeAppointment(archive, booksPassphrase.normalize('NFD'), request, personal, {
      today,
      onStep: (step) => steps.push(step),
    });
    expect(steps).toEqual(['checking_passphrase', 'wrapping_key']);
    for (const form of ['NFC', 'NFD'] as const) {
      const opened = await byAppointment(appointment, personal.normalize(form), '2026-12-31');
      expect(opened.openedBy).toMatchObject({
        kind: 'appointment',
        name: 'A. Accountant',
        email: 'a@example.nl',
        purpose: 'controle van 2024',
        appointedOn: today,
      });
    }
    expect(await failureOf(byAppointment(appointment, personal, '2027-01-01'))).toMatchObject({
      code: 'appointment_invalid',
      reason: 'expired',
      details: { validUntil: '2026-12-31' },
    });
    expect(await failureOf(byAppointment(appointment, personal, '2026-06-14'))).toMatchObject({
      reason: 'not_yet_valid',
    });
    expect(await failureOf(byAppointment({ ...appointment, validUntil: null }, personal))).toMatchObject({
      reason: 'forged',
    });
  });

  test('has the members of the format’s own example, and no others', async () => {
    const archive = await openForTest(path);
    const made = await makeAppointment(archive, booksPassphrase, request, personal, { today });
    const shape = (value: object): object =>
      Object.fromEntries(
        Object.entries(value)
          .map(([name, member]) => [name, member !== null && typeof member === 'object' ? shape(member) : 0])
          .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
      );
    expect(shape(made)).toEqual(shape(vectors.appointment.file));
  });

  test('is not made by an administrator', async () => {
    const archive = await openForTest(path);
    const appointment = await makeAppointment(archive, booksPassphrase, request, personal, { today });
    const opened = await byAppointment(appointment, personal);
    const failure = await failureOf(makeAppointment(opened, booksPassphrase, request, personal, { today }));
    expect(failure).toMatchObject({ code: 'usage' });
    expect(failure.message).toContain('cannot appoint another');
  });
});

describe('the archive’s passphrase', () => {
  /** As if its writer had derived the key for appointments from something else. */
  const accepting = (archive: OpenArchive, appointmentKey: string): OpenArchive => {
    const manifest = archive.manifest?.manifest;
    if (!manifest || !archive.manifest) throw new Error('the fixture has a manifest');
    return { ...archive, manifest: { ...archive.manifest, manifest: { ...manifest, appointmentKey } } };
  };

  test('that is wrong is told from one that opens the archive but cannot sign', async () => {
    const archive = await openForTest(path);
    expect(await failureOf(makeAppointment(archive, 'some other words', request, personal))).toMatchObject({
      code: 'wrong_passphrase',
    });
    const seed = await deriveAppointmentSeed('another passphrase', archive.key.salt);
    const foreign = accepting(archive, toBase64(ed25519PublicKey(seed)));
    expect(
      await failureOf(makeAppointment(foreign, booksPassphrase, request, personal, { today })),
    ).toMatchObject({
      code: 'appointment_invalid',
      reason: 'not_accepted',
      details: { cause: 'other_passphrase' },
    });
  });

  test('is derived off the thread, and a cancel is answered at once', async () => {
    const archive = await openForTest(path);
    const controller = new AbortController();
    const making = makeAppointment(archive, booksPassphrase, request, personal, {
      today,
      signal: controller.signal,
    });
    let turns = 0;
    while (turns < 5) {
      await new Promise(setImmediate);
      turns++;
    }
    controller.abort();
    expect(await failureOf(making)).toMatchObject({ code: 'cancelled' });
  });
});
