import type { AppointmentTermsInput } from '#shared/contract/appointments.ts';
import { writeCompleteFile } from '../export/complete-file.ts';
import { letterWords } from './letter-words.ts';

/** What stands in a letter. */
export interface AppointmentLetter {
  readonly terms: AppointmentTermsInput & { readonly appointedOn: string };
  /** Name of the .sbqkey file. */
  readonly appointmentFileName: string;
  readonly archiveFileName: string;
  readonly language: 'nl' | 'en';
  /** Null where it is passed on by another way, as it should be. */
  readonly personalPassphrase: string | null;
}

/** Writes the letter that goes with an appointment: what the administrator may do, until when, and how to open. Throws `output_failed`. */
export async function writeAppointmentLetter(
  path: string,
  letter: AppointmentLetter,
  now: Date,
): Promise<void> {
  const { terms, language, personalPassphrase, archiveFileName, appointmentFileName } = letter;
  const words = letterWords[language];
  const day = (date: string) => (language === 'nl' ? date.split('-').reverse().join('-') : date);
  const { writePaper } = await import('../paper/write-paper.ts');
  await writeCompleteFile(path, true, async (file) => {
    const setup = {
      title: words.title,
      language,
      header: words.header(archiveFileName),
      footer: words.footer,
      createdAt: now,
    };
    await writePaper(file, setup, async (paper) => {
      paper.title(words.title, words.subtitle(terms.name, archiveFileName));
      await paper.facts(
        [
          [words.name, terms.name],
          [words.email, terms.email],
          [words.organisation, terms.organisation ?? ''],
          [words.kind, words.kinds[terms.kind]],
          [words.appointedBy, terms.appointedBy],
          [words.purpose, terms.purpose],
          [words.appointedOn, day(terms.appointedOn)],
          [words.validUntil, terms.validUntil === null ? words.noEnd : day(terms.validUntil)],
        ].flatMap(([label = '', value = '']) => (value === '' ? [] : [[label, value] as const])),
      );
      paper.heading(words.mayTitle);
      paper.points(words.may);
      paper.heading(words.openTitle);
      paper.points(words.open(archiveFileName, appointmentFileName));
      paper.heading(words.passphraseTitle);
      if (personalPassphrase === null) paper.paragraph(words.passphraseElsewhere);
      else {
        paper.code(grouped(personalPassphrase));
        paper.remark('warning', words.passphraseHereTitle, words.passphraseHere);
      }
      paper.heading(words.endTitle);
      paper.paragraph(words.end);
      paper.signatureLine(words.signature(terms.appointedBy));
    });
  });
}

/** Words in groups of three, a line each; anything else as it is. */
function grouped(passphrase: string): string {
  const words = passphrase.split(' ');
  if (words.length !== 6 || words.some((word) => !/^[a-z-]+$/.test(word))) return passphrase;
  return `${words.slice(0, 3).join(' ')}\n${words.slice(3).join(' ')}`;
}
