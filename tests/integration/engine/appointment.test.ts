import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ed25519Sign } from '#engine/crypto/ed25519.ts';
import { deriveAppointmentSeed, newKeySlot, wrapKey } from '#engine/crypto/key-slot.ts';
import { localDate } from '#engine/open/appointment-check.ts';
import { archiveCipher, deriveKey } from '#engine/open/cipher-profile.ts';
import { type OpenArchiveOptions, openArchive, reopenArchive } from '#engine/open/open-archive.ts';
import {
  type Appointment,
  type AppointmentTerms,
  appointmentSignedText,
} from '#shared/archive-format/appointment.ts';
import { toBase64, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { removeSeal, writeTampered } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const at = (name: string) => join(folder, name);
const sealed = at('sealed.sbqa');
const unsealed = at('unsealed.sbqa');
const other = at('other.sbqa');
const closed = at('closed.sbqa');
const personal = 'de beheerder weet dit';

beforeAll(async () => {
  await writeSmallBooks({ path: sealed, entriesPerYear: 2, acceptsAppointments: true });
  writeTampered(sealed, unsealed, () => undefined);
  removeSeal(unsealed);
  await writeSmallBooks({ path: other, entriesPerYear: 2, acceptsAppointments: true });
  await writeSmallBooks({ path: closed, entriesPerYear: 2, acceptsAppointments: false });
});

interface Client {
  readonly archiveId: string;
  readonly salt: Uint8Array;
  readonly key: Uint8Array;
  readonly seed: Uint8Array;
}

const clients = new Map<string, Promise<Client>>();

/** What the client has who knows the archive's passphrase; derived once, for scrypt is slow on purpose. */
function clientOf(path: string): Promise<Client> {
  const known = clients.get(path);
  if (known !== undefined) return known;
  const derive = async (): Promise<Client> => {
    const salt = Uint8Array.from(readFileSync(path).subarray(0, 16));
    const archive = await openArchive(path, { kind: 'passphrase', passphrase: booksPassphrase });
    const archiveId = archive.manifest?.manifest?.archiveId ?? '';
    archive.close();
    return {
      archiveId,
      salt,
      key: await deriveKey(archiveCipher, booksPassphrase, salt),
      seed: await deriveAppointmentSeed(booksPassphrase, salt),
    };
  };
  const client = derive();
  clients.set(path, client);
  return client;
}

/** An appointment as the client makes one, changed before or after it is signed. */
async function appoint(
  path: string,
  change: Partial<AppointmentTerms> = {},
  afterwards: Partial<Appointment> = {},
): Promise<string> {
  const { archiveId, salt, key, seed } = await clientOf(path);
  const terms: AppointmentTerms = {
    format: 'smartbooqing-appointment/1',
    archiveId,
    salt: toHex(salt),
    administrator: { name: 'A. Accountant', email: 'a@example.nl', organisation: 'Kantoor' },
    kind: 'accountant',
    appointedBy: 'Bakkerij De Zonnebloem B.V.',
    appointedOn: '2026-01-01',
    validUntil: '2026-12-31',
    purpose: 'controle',
    keySlot: newKeySlot(),
    ...change,
  };
  const wrapped = {
    ...terms,
    keySlot: { ...terms.keySlot, wrappedKey: await wrapKey(key, terms, personal) },
  } as Omit<Appointment, 'signature'>;
  const signature = toBase64(ed25519Sign(utf8(appointmentSignedText(wrapped)), seed));
  return JSON.stringify({ ...wrapped, signature, ...afterwards });
}

const withAppointment = (
  path: string,
  appointmentText: string,
  passphrase = personal,
  options: OpenArchiveOptions = { today: '2026-06-15' },
) => openArchive(path, { kind: 'appointment', appointmentText, passphrase }, options);

describe.each([
  ['with a seal', sealed],
  ['without a seal', unsealed],
])('%s', (_, path) => {
  test('an administrator opens the archive with a passphrase of his own', async () => {
    const archive = await openForTest(
      path,
      { kind: 'appointment', appointmentText: await appoint(path), passphrase: personal },
      { today: '2026-06-15' },
    );
    expect(archive.openedBy).toEqual({
      kind: 'appointment',
      name: 'A. Accountant',
      email: 'a@example.nl',
      organisation: 'Kantoor',
      role: 'accountant',
      appointedBy: 'Bakkerij De Zonnebloem B.V.',
      appointedOn: '2026-01-01',
      validUntil: '2026-12-31',
      purpose: 'controle',
    });
    const kept = archive.key.toBytes();
    archive.close();
    const again = await reopenArchive(path, kept.slice(), { today: '2026-06-15' });
    expect(again.openedBy.kind).toBe('appointment');
    again.close();
    // The appointment ends while the program runs: what was kept opens nothing any more.
    expect(await failureOf(reopenArchive(path, kept, { today: '2027-01-01' }))).toMatchObject({
      code: 'appointment_invalid',
      reason: 'expired',
    });
  });

  test('the first and the last day count, the days around them do not', async () => {
    const text = await appoint(path);
    for (const today of ['2026-01-01', '2026-12-31']) {
      (await withAppointment(path, text, personal, { today })).close();
    }
    expect(await failureOf(withAppointment(path, text, personal, { today: '2025-12-31' }))).toMatchObject({
      code: 'appointment_invalid',
      reason: 'not_yet_valid',
    });
    expect(await failureOf(withAppointment(path, text, personal, { today: '2027-01-01' }))).toMatchObject({
      code: 'appointment_invalid',
      reason: 'expired',
    });
    const endless = await appoint(path, { validUntil: null });
    (await withAppointment(path, endless, personal, { today: '2126-01-01' })).close();
  });

  test('a wrong personal passphrase is a wrong passphrase', async () => {
    const text = await appoint(path);
    expect((await failureOf(withAppointment(path, text, 'fout'))).code).toBe('wrong_passphrase');
    // The archive's own passphrase is not the administrator's.
    expect((await failureOf(withAppointment(path, text, booksPassphrase))).code).toBe('wrong_passphrase');
  });

  test('an appointment for another archive says so', async () => {
    expect(await failureOf(withAppointment(path, await appoint(other)))).toMatchObject({
      code: 'appointment_invalid',
      reason: 'other_archive',
    });
  });

  test('a signature by anybody else than the client is forged', async () => {
    const forged = await appoint(path, {}, { signature: toBase64(new Uint8Array(64)) });
    expect(await failureOf(withAppointment(path, forged))).toMatchObject({
      code: 'appointment_invalid',
      reason: 'forged',
    });
  });

  test('what is no appointment is malformed', async () => {
    const good = JSON.parse(await appoint(path)) as Record<string, unknown>;
    for (const text of [
      '',
      'not JSON',
      '[]',
      JSON.stringify({ ...good, format: 'smartbooqing-appointment/2' }),
      JSON.stringify({ ...good, kind: 'boss' }),
      JSON.stringify({ ...good, validUntil: '31-12-2026' }),
    ]) {
      expect(await failureOf(withAppointment(path, text))).toMatchObject({
        code: 'appointment_invalid',
        reason: 'malformed',
      });
    }
  });
});

test('an altered field is forged where a seal is at hand, and refused by the key slot where none is', async () => {
  const altered = await appoint(sealed, {}, { validUntil: '2099-12-31' });
  expect(await failureOf(withAppointment(sealed, altered))).toMatchObject({
    code: 'appointment_invalid',
    reason: 'forged',
  });
  const failure = await failureOf(withAppointment(unsealed, altered));
  expect(failure.code).toBe('wrong_passphrase');
  expect(failure.message).toMatch(/altered/);
});

test('an expired appointment that was also altered is forged before it is expired', async () => {
  const altered = await appoint(sealed, {}, { purpose: 'iets anders' });
  expect(await failureOf(withAppointment(sealed, altered, personal, { today: '2030-01-01' }))).toMatchObject({
    reason: 'forged',
  });
});

test('an archive that accepts none, with its seal and without', async () => {
  const text = await appoint(closed);
  expect(await failureOf(withAppointment(closed, text))).toMatchObject({
    code: 'appointment_invalid',
    reason: 'not_accepted',
  });
  const bare = at('closed-bare.sbqa');
  writeTampered(closed, bare, () => undefined);
  removeSeal(bare);
  expect(await failureOf(withAppointment(bare, text))).toMatchObject({
    code: 'appointment_invalid',
    reason: 'not_accepted',
  });
});

test('a damaged salt does not keep an administrator out: the appointment carries it', async () => {
  const text = await appoint(sealed);
  const path = at('no-salt.sbqa');
  writeTampered(sealed, path, (bytes) => bytes.fill(0x55, 0, 16));
  removeSeal(path);
  const archive = await withAppointment(path, text);
  expect(archive.remarks.map(({ code }) => code)).toEqual(['page_one_damaged']);
  archive.close();
});

test('today is the calendar date of this place, not of Greenwich', () => {
  expect(localDate(new Date(2026, 0, 1, 0, 5))).toBe('2026-01-01');
  expect(localDate(new Date(2026, 11, 31, 23, 55))).toBe('2026-12-31');
});
