import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeAppointmentLetter } from '#engine/appointment/appointment-letter.ts';
import { readPdf } from '../../fixtures/read-pdf.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const words = 'refusing thumb scarcity algebra drift violation';
const terms = {
  name: 'Zoë Ağaoğlu',
  email: 'zoe@example.nl',
  organisation: null,
  kind: 'administrator',
  appointedBy: 'Bakkerij De Zonnebloem B.V.',
  purpose: 'bezwaar 2024',
  appointedOn: '2026-03-01',
  validUntil: '2026-12-31',
} as const;

async function letter(language: 'nl' | 'en', personalPassphrase: string | null) {
  const path = join(temporaryFolder(), 'brief.pdf');
  await writeAppointmentLetter(
    path,
    { terms, language, personalPassphrase, appointmentFileName: 'zoe.sbqkey', archiveFileName: 'zon.sbqa' },
    new Date('2026-03-01T09:00:00Z'),
  );
  const read = await readPdf(readFileSync(path));
  return { ...read, text: read.pages.join(' ').replaceAll(/\s+/g, ' ') };
}

describe('an appointment letter', () => {
  test.each([
    ['nl', 'Aanstellingsbrief', '31-12-2026', 'Beheerder'],
    ['en', 'Appointment letter', '2026-12-31', 'Administrator'],
  ] as const)(
    'in %s says who, by whom, for what, until when, and how to open',
    async (language, title, lastDay, kind) => {
      const { text, pages, title: stated } = await letter(language, null);
      expect(stated).toBe(title);
      expect(pages).toHaveLength(1);
      const expected = [
        terms.name,
        terms.email,
        kind,
        terms.appointedBy,
        terms.purpose,
        lastDay,
        'zoe.sbqkey',
        'zon.sbqa.seal.json',
      ];
      for (const said of expected) expect(text).toContain(said);
      expect(text).not.toContain('refusing');
    },
  );

  test('has the passphrase only where that is asked for, in groups, with a warning', async () => {
    const { text } = await letter('nl', words);
    expect(text).toContain('refusing thumb scarcity');
    expect(text).toContain('algebra drift violation');
    expect(text).toContain('Bewaar deze brief als een sleutel');
  });

  test('leaves nothing where it cannot be written', async () => {
    const path = join(temporaryFolder(), 'missing', 'brief.pdf');
    const letterInput = {
      terms,
      language: 'nl',
      personalPassphrase: null,
      appointmentFileName: 'a',
      archiveFileName: 'b',
    } as const;
    await expect(writeAppointmentLetter(path, letterInput, new Date())).rejects.toMatchObject({
      failure: { code: 'output_failed' },
    });
    expect(existsSync(path)).toBe(false);
  });
});
