import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ed25519Sign } from '#engine/crypto/ed25519.ts';
import { deriveAppointmentSeed, newKeySlot, wrapKey } from '#engine/crypto/key-slot.ts';
import { archiveCipher, deriveKey } from '#engine/open/cipher-profile.ts';
import {
  type Appointment,
  type AppointmentTerms,
  appointmentSignedText,
} from '#shared/archive-format/appointment.ts';
import { toBase64, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { infoSchema } from './answer-schemas.ts';
import { jsonOf, runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'sbqa-keys-'));
const at = (name: string) => join(folder, name);
const archive = at('books.sbqa');
const personal = 'van de accountant zelf';
let salt: Uint8Array;
let key: Uint8Array;

beforeAll(async () => {
  await writeSmallBooks({ path: archive, entriesPerYear: 2, acceptsAppointments: true });
  salt = Uint8Array.from(readFileSync(archive).subarray(0, 16));
  key = await deriveKey(archiveCipher, booksPassphrase, salt);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes an appointment as the client makes one; what `afterwards` changes is not signed. */
async function appoint(
  name: string,
  change: Partial<AppointmentTerms> = {},
  afterwards: Partial<Appointment> = {},
): Promise<string> {
  const { archiveId } = JSON.parse(readFileSync(`${archive}.seal.json`, 'utf8')) as { archiveId: string };
  const terms: AppointmentTerms = {
    format: 'smartbooqing-appointment/1',
    archiveId,
    salt: toHex(salt),
    administrator: { name: 'A. Accountant', email: 'a@example.nl', organisation: 'Kantoor' },
    kind: 'accountant',
    appointedBy: 'Bakkerij De Zonnebloem B.V.',
    appointedOn: '2020-01-01',
    validUntil: null,
    purpose: 'controle',
    keySlot: newKeySlot(),
    ...change,
  };
  const wrapped = {
    ...terms,
    keySlot: { ...terms.keySlot, wrappedKey: await wrapKey(key, terms, personal) },
  } as Omit<Appointment, 'signature'>;
  const seed = await deriveAppointmentSeed(booksPassphrase, salt);
  const signature = toBase64(ed25519Sign(utf8(appointmentSignedText(wrapped)), seed));
  writeFileSync(at(name), JSON.stringify({ ...wrapped, signature, ...afterwards }));
  return at(name);
}

describe('an appointment', () => {
  const info = (appointment: string, passphrase = personal) =>
    runCommand(['info', archive, '--appointment', appointment, '--json'], { passphrase });

  test('opens the archive with the administrator’s own passphrase', async () => {
    const run = await info(await appoint('good.sbqkey'));
    expect(run.exitCode).toBe(0);
    expect(infoSchema.parse(jsonOf(run)).client?.name).toBe('Bakkerij De Zonnebloem B.V.');
  });

  test.each([
    ['expired', { validUntil: '2020-12-31' }, {}],
    ['not_yet_valid', { appointedOn: '2999-01-01' }, {}],
    ['forged', {}, { validUntil: '2998-01-01' }],
    ['other_archive', { archiveId: '00000000-0000-4000-8000-000000000000' }, {}],
  ])('that is %s ends with 8', async (reason, change, afterwards) => {
    const run = await info(await appoint(`${reason}.sbqkey`, change, afterwards));
    expect(run.exitCode).toBe(8);
    expect(jsonOf(run)).toMatchObject({ error: { code: 'appointment_invalid', reason } });
  });

  test('that is none ends with 8, and one that is not there is a wrong argument', async () => {
    writeFileSync(at('none.sbqkey'), 'geen benoeming');
    const run = await info(at('none.sbqkey'));
    expect(run.exitCode).toBe(8);
    expect(jsonOf(run)).toMatchObject({ error: { code: 'appointment_invalid', reason: 'malformed' } });
    expect((await info(at('absent.sbqkey'))).exitCode).toBe(2);
  });

  test('does not open with another passphrase, nor with the archive’s', async () => {
    const appointment = await appoint('other.sbqkey');
    for (const passphrase of ['iets anders', booksPassphrase]) {
      const run = await info(appointment, passphrase);
      expect(run.exitCode).toBe(3);
      expect(run.stdout).not.toContain(passphrase);
    }
  });
});

describe('a raw key', () => {
  const info = (rawKey: string) =>
    runCommand(['info', archive, '--raw-key', '--json'], { passphrase: rawKey });

  test('opens the archive, with or without the salt', async () => {
    for (const rawKey of [toHex(key), `x'${toHex(key)}${toHex(salt)}'`]) {
      const run = await info(rawKey);
      expect(run.exitCode).toBe(0);
      infoSchema.parse(jsonOf(run));
    }
  });

  test('is told from a wrong one, from what is none, and from a passphrase', async () => {
    expect((await info('00'.repeat(32))).exitCode).toBe(3);
    expect((await info('geen sleutel')).exitCode).toBe(2);
    const asPassphrase = await runCommand(['info', archive, '--json'], { passphrase: toHex(key) });
    expect(asPassphrase.exitCode).toBe(3);
  });
});
