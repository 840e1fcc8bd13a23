import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeAppointment } from '#engine/appointment/make-appointment.ts';
import { deriveAppointmentSeed } from '#engine/crypto/key-slot.ts';
import { applyKey } from '#engine/driver/cipher-key.ts';
import { openArchive } from '#engine/open/open-archive.ts';
import { fromHex, toHex } from '#shared/archive-format/text-bytes.ts';
import { pdfOf } from '../fixtures/pdf.ts';
import { booksPassphrase, writeSmallBooks } from '../fixtures/small-books.ts';
import { writeEdited } from '../fixtures/tamper.ts';
import { ublXml } from '../fixtures/ubl.ts';

/** What every case is mutated from; written once a run, read by each process that runs cases. */
export interface Subjects {
  /** An archive with a seal that accepts appointments. */
  readonly archive: string;
  /** The same without STRICT, CHECK and NOT NULL in the schema, so that any value can stand in any column. */
  readonly looseArchive: string;
  readonly keyHex: string;
  readonly appointmentText: string;
  /** The seed that signs the client's appointments, in hex. */
  readonly appointmentSeedHex: string;
  readonly personalPassphrase: string;
  readonly pdf: string;
}

const file = 'subjects.json';

/** Writes what cases are mutated from into a folder. */
export async function writeSubjects(folder: string): Promise<void> {
  const archive = join(folder, 'books.sbqa');
  const looseArchive = join(folder, 'loose.sbqa');
  const personalPassphrase = 'de beheerder weet dit wel';
  await writeSmallBooks({ path: archive, entriesPerYear: 4, acceptsAppointments: true });
  const open = await openArchive(archive, { kind: 'passphrase', passphrase: booksPassphrase });
  const keyHex = toHex(open.key.key());
  const appointment = await makeAppointment(
    open,
    booksPassphrase,
    {
      administrator: { name: 'A. Accountant', email: 'a@example.nl', organisation: 'Kantoor' },
      kind: 'accountant',
      appointedBy: 'De klant',
      purpose: 'controle',
      validUntil: null,
    },
    personalPassphrase,
    { today: '2026-01-01' },
  );
  open.close();
  writeEdited(archive, looseArchive, { version: 4, rawKeyHex: keyHex }, loosen);
  const salt = Uint8Array.from(readFileSync(archive).subarray(0, 16));
  const pdf = join(folder, 'paper.pdf');
  writeFileSync(pdf, await pdfOf('Factuur 2024-1\nTotaal 121,00', 'Tweede bladzijde'));
  const subjects: Subjects = {
    archive,
    looseArchive,
    keyHex,
    appointmentText: JSON.stringify(appointment),
    appointmentSeedHex: toHex(await deriveAppointmentSeed(booksPassphrase, salt)),
    personalPassphrase,
    pdf,
  };
  writeFileSync(join(folder, file), JSON.stringify(subjects));
}

function loosen(connection: Database.Database): void {
  connection.unsafeMode(true);
  connection.pragma('writable_schema = ON');
  connection.exec(
    `UPDATE sqlite_schema SET sql = replace(replace(sql, ') STRICT', ')'), ' NOT NULL', '') WHERE type = 'table' AND sql LIKE '%) STRICT'`,
  );
  connection.pragma('writable_schema = OFF');
}

export function readSubjects(folder: string): Subjects {
  return JSON.parse(readFileSync(join(folder, file), 'utf8')) as Subjects;
}

/** A connection that may write anything, for making a case. */
export function connectForEditing(path: string, keyHex: string): Database.Database {
  const connection = new Database(path);
  applyKey(connection, { version: 4, rawKeyHex: keyHex });
  connection.pragma('foreign_keys = OFF');
  connection.pragma('ignore_check_constraints = ON');
  connection.pragma('journal_mode = MEMORY');
  connection.pragma('synchronous = OFF');
  return connection;
}

export const keyOf = (subjects: Subjects) => fromHex(subjects.keyHex);

/** A sound UBL invoice with everything that is read of one. */
export const soundUbl = ublXml({
  number: '2024-77',
  supplier: { name: 'Leverancier B.V.', vat: 'NL001234567B01', kvk: '12345678' },
  customer: { name: 'Afnemer', code: 'D1' },
  iban: 'NL91ABNA0417164300',
  allowance: '5.00',
  attachments: [{ name: 'bijlage.pdf', type: 'application/pdf', content: 'JVBERi0xLjcK' }],
});
