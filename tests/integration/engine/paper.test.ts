import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeCompleteFile } from '#engine/export/complete-file.ts';
import type { Paper } from '#engine/paper/paper.ts';
import { writePaper } from '#engine/paper/write-paper.ts';
import { readPdf } from '../../fixtures/read-pdf.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const setup = {
  title: 'Proefdruk één',
  language: 'nl',
  header: 'Kop van elke bladzijde',
  footer: 'Voet van elke bladzijde',
  createdAt: new Date('2026-11-23T10:00:00Z'),
} as const;

async function printed(print: (paper: Paper) => Promise<void>) {
  const path = join(temporaryFolder(), 'paper.pdf');
  await writeCompleteFile(path, false, async (file) => {
    await writePaper(file, setup, print);
  });
  const bytes = await readFile(path);
  return { read: await readPdf(bytes), bytes };
}

test('prints the names of Europe, and embeds no more of its fonts than it uses', async () => {
  const names = [
    'İşık Ağaoğlu',
    'Łódź Świętochłowice',
    'Erdős Pál',
    '€ 1.234,56',
    'Αθήνα ώρα',
    'Журнал Ђорђе',
  ];
  const { read, bytes } = await printed(async (paper) => {
    paper.title('Proefdruk één', 'ondertitel');
    paper.heading('Kop');
    paper.paragraph(names.join('; '));
    paper.remark('bad', 'Mislukt', 'Wat er nu te doen is.');
    paper.points(['het eerste punt', 'het tweede punt']);
    paper.code('sha256sum archief.sbqa\n  en ingesprongen');
    await paper.facts([['Archief', 'Ğ']]);
  });
  expect(read.pages).toHaveLength(1);
  for (const name of names) expect(read.pages[0]).toContain(name);
  expect(read.pages[0]).toMatch(/1 \/ {1,3}1\b/);
  expect(read.title).toBe('Proefdruk één');
  expect(read.language).toBe('nl-NL');
  expect(bytes.includes('/Marked true')).toBe(true);
  expect([...read.tags]).toEqual(
    expect.arrayContaining(['H1', 'H2', 'P', 'L', 'LI', 'LBody', 'Code', 'Table', 'TR', 'TD']),
  );
  expect(bytes.length).toBeLessThan(80_000);
});

test('a table goes over pages with its heads on each, no row lost, each page with its number', async () => {
  const rows = Array.from({ length: 300 }, (_, index) => [`rij-${index}.`, 'ab'.repeat(40)]);
  const { read } = await printed(async (paper) => {
    await paper.table({
      columns: [
        { head: 'Volgnummer', share: 1 },
        { head: 'Kenmerk', share: 2 },
      ],
      rows,
    });
  });
  expect(read.pages.length).toBeGreaterThan(4);
  for (const [index, text] of read.pages.entries()) {
    expect(text).toContain('Volgnummer');
    expect(text).toContain('Kop van elke bladzijde');
    expect(text).toMatch(new RegExp(`${index + 1} / {1,3}${read.pages.length}`));
  }
  const all = read.pages.join(' ');
  for (const [name] of rows) expect(all).toContain(name);
});

test('a row that is taller than a page goes on overleaf', async () => {
  const words = Array.from({ length: 3000 }, (_, index) => `woord${index}`);
  const { read } = await printed((paper) =>
    paper.table({ columns: [{ head: 'Tekst', share: 1 }], rows: [[words.join(' ')], ['erna']] }),
  );
  const all = read.pages.join(' ');
  expect(all).toContain('woord2999');
  expect(all).toContain('erna');
});
