import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ed25519Verify } from '#engine/crypto/ed25519.ts';
import { appointmentSchema, appointmentSignedText } from '#shared/archive-format/appointment.ts';
import { sealSchema } from '#shared/archive-format/seal.ts';
import { fromBase64, utf8 } from '#shared/archive-format/text-bytes.ts';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { infoSchema } from './answer-schemas.ts';
import { jsonOf, runCommand, stateOf } from './run-command.ts';

const folder = folderOfTests();
const folderOfOut = folderOfTests();
const at = (name: string) => join(folder, name);
const archive = at('books.sbqa');
const closed = at('closed.sbqa');
const personal = 'veldmuis steiger appelboom';
const who = ['--name', 'A. Accountant', '--email', 'a@example.nl', '--kind', 'accountant'];

beforeAll(async () => {
  await writeSmallBooks({ path: archive, entriesPerYear: 2, acceptsAppointments: true });
  await writeSmallBooks({ path: closed, entriesPerYear: 2, acceptsAppointments: false });
});

const appoint = (
  out: string,
  more: readonly string[] = [],
  {
    file = archive,
    passphrase = booksPassphrase,
    newPassphrase = personal,
  }: { file?: string; passphrase?: string; newPassphrase?: string | null } = {},
) =>
  runCommand(['appoint', file, ...who, '--out', at(out), ...more], {
    passphrase,
    newPassphrase: newPassphrase ?? undefined,
  });

describe('an appointment that was made', () => {
  test('opens the archive with the administrator’s passphrase, and the archive stays as it was', async () => {
    const before = stateOf(archive);
    const made = await runCommand(
      [
        'appoint',
        archive,
        ...who,
        '--organisation',
        'Kantoor',
        '--valid-until',
        '2999-12-31',
        '--out',
        join(folderOfOut, 'a.sbqkey'),
      ],
      { passphrase: booksPassphrase, newPassphrase: personal },
    );
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(stateOf(archive)).toEqual(before);
    const opened = await runCommand(
      ['info', archive, '--appointment', join(folderOfOut, 'a.sbqkey'), '--json'],
      { passphrase: personal },
    );
    expect(opened.exitCode).toBe(0);
    expect(infoSchema.parse(jsonOf(opened)).client?.name).toBe('Bakkerij De Zonnebloem B.V.');
  });

  test('is signed by the key that the seal states, and says what was asked for', async () => {
    const out = join(folderOfOut, 'b.sbqkey');
    const run = await runCommand(
      [
        'appoint',
        archive,
        ...who,
        '--by',
        'De directie',
        '--purpose',
        'jaarrekening 2024',
        '--out',
        out,
        '--json',
      ],
      { passphrase: booksPassphrase, newPassphrase: personal },
    );
    const appointment = appointmentSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    const seal = sealSchema.parse(JSON.parse(readFileSync(`${archive}.seal.json`, 'utf8')));
    expect(appointment).toMatchObject({
      archiveId: seal.archiveId,
      salt: seal.salt,
      administrator: { name: 'A. Accountant', email: 'a@example.nl', organisation: null },
      appointedBy: 'De directie',
      purpose: 'jaarrekening 2024',
      validUntil: null,
    });
    expect(
      ed25519Verify(
        utf8(appointmentSignedText(appointment)),
        fromBase64(appointment.signature),
        fromBase64(seal.appointmentKey ?? ''),
      ),
    ).toBe(true);
    const { keySlot: _keySlot, signature: _signature, ...terms } = appointment;
    expect(jsonOf(run)).toEqual({ out, ...terms });
    expect(run.stdout + run.stderr).not.toContain(personal);
  });
});

describe('refused, and nothing is written:', () => {
  test.each([
    ['a wrong passphrase', { passphrase: 'not this one' }, [], 3, 'wrong_passphrase'],
    ['an archive that takes none', { file: closed }, [], 8, 'appointment_invalid'],
    ['a raw key', {}, ['--raw-key'], 2, 'usage'],
    ['an opening by appointment', {}, ['--appointment', 'x.sbqkey'], 2, 'usage'],
    ['a last day that has passed', {}, ['--valid-until', '2020-01-01'], 2, 'usage'],
    ['a personal passphrase of a few characters', { newPassphrase: 'kort' }, [], 2, 'usage'],
    ['the archive’s own as the personal one', { newPassphrase: booksPassphrase }, [], 2, 'usage'],
    ['no personal passphrase where nobody can be asked', { newPassphrase: null }, [], 2, 'usage'],
    ['a kind that there is not', {}, ['--kind', 'friend'], 2, 'usage'],
  ] as const)('%s', async (_, input, more, exitCode, code) => {
    const run = await appoint('refused.sbqkey', [...more, '--json'], input);
    expect(jsonOf(run)).toMatchObject({ error: { code } });
    expect(run.exitCode).toBe(exitCode);
    expect(existsSync(at('refused.sbqkey'))).toBe(false);
  });

  test('a file of that name, without --force', async () => {
    writeFileSync(at('there.sbqkey'), 'something');
    expect((await appoint('there.sbqkey')).exitCode).toBe(10);
    expect(readFileSync(at('there.sbqkey'), 'utf8')).toBe('something');
    expect((await appoint('there.sbqkey', ['--force'])).exitCode).toBe(0);
    expect(appointmentSchema.safeParse(JSON.parse(readFileSync(at('there.sbqkey'), 'utf8'))).success).toBe(
      true,
    );
  });

  test('the archive itself as what is to be written', async () => {
    const before = stateOf(archive);
    expect((await appoint('books.sbqa', ['--force'])).exitCode).toBe(10);
    expect(stateOf(archive)).toEqual(before);
  });
});
