// Run by `archives.ts` in a process of its own, since the specs' loader cannot load the native addon: writes an archive for a spec and
// prints what the spec must know of it as JSON.

import { makeAppointment, writeAppointment } from '#engine/appointment/make-appointment.ts';
import { openArchive } from '#engine/open/open-archive.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { writeLargePdf } from '../fixtures/large-pdf.ts';
import { writeOddDocuments } from '../fixtures/odd-documents.ts';
import { writeSmallBooks } from '../fixtures/small-books.ts';
import { flipBit, pageOffset, removeSeal, writeEdited, writeTampered } from '../fixtures/tamper.ts';
import { samplePath } from './paths.ts';

const unknownSeed = new Uint8Array(32).fill(9);
const endedPassphrase = 'woorden van de accountant';

const makers = {
  'odd-documents': (path: string) => writeOddDocuments(path),
  /** One PDF of 52 MB. */
  'large-pdf': (path: string) => writeLargePdf(path),
  /** Books with a document so large that their verification takes a while. */
  'slow-books': (path: string) => writeSmallBooks({ path, largeDocumentBytes: 160_000_000 }),
  /** Books of 6,300 journal lines: more than are printed in one go. */
  'many-lines': (path: string) => writeSmallBooks({ path, entriesPerYear: 700 }),
  /** Books signed by a key that no program ships with, `unknownSeed`. */
  'unknown-signer': (path: string) => writeSmallBooks({ path, entriesPerYear: 5, signingSeed: unknownSeed }),
  /** The sample with a record changed by somebody who holds the key. */
  'edited-sample': (path: string) =>
    writeEdited(samplePath, path, { version: 4, passphrase: SAMPLE_PASSPHRASE }, (connection) => {
      connection.exec("UPDATE relation SET name = 'Iemand Anders B.V.' WHERE id = 7");
    }),
  /** The sample with one bit flipped in its middle, by somebody without the key, and without its seal. */
  'damaged-sample': (path: string) => {
    writeTampered(samplePath, path, (bytes) => {
      flipBit(bytes, pageOffset(Math.floor(bytes.length / 4096 / 2)) + 1000, 3);
    });
    removeSeal(path);
  },
  /** Not an archive but an appointment for the sample, whose last day has passed. */
  'ended-appointment': async (path: string) => {
    const archive = await openArchive(samplePath, { kind: 'passphrase', passphrase: SAMPLE_PASSPHRASE });
    const appointment = await makeAppointment(
      archive,
      SAMPLE_PASSPHRASE,
      {
        administrator: { name: 'A. de Vries', email: 'a.devries@example.nl', organisation: null },
        kind: 'accountant',
        appointedBy: 'De klant',
        purpose: 'jaarrekening 2019',
        validUntil: '2020-12-31',
      },
      endedPassphrase,
      { today: '2020-01-01' },
    );
    archive.close();
    await writeAppointment(path, appointment, true);
  },
} as const;

const [kind = '', path = ''] = process.argv.slice(2);
const make = Object.hasOwn(makers, kind) ? makers[kind as keyof typeof makers] : undefined;
if (make === undefined || path === '')
  throw new Error(`usage: make-archive.ts ${Object.keys(makers).join('|')} PATH`);
process.stdout.write(JSON.stringify((await make(path)) ?? {}));
