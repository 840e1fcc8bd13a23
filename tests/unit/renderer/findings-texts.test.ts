import { describe, expect, it } from 'vitest';
import { findingCodes } from '#shared/contract/finding-codes.ts';
import { templateNames } from '#shared/verification/fill-template.ts';
import { findings as en } from '#shared/words/en/findings.ts';
import { findings as nl } from '#shared/words/nl/findings.ts';

const catalogues = { en, nl } as const;
const sentences = ['detail', 'detailShort', 'detailLeast'] as const;
type Text = Readonly<Record<string, string>>;

describe('texts of findings', () => {
  for (const [language, catalogue] of Object.entries(catalogues)) {
    it(`say in ${language} what each code is, touches and asks for`, () => {
      const lacking = findingCodes.flatMap((code) => {
        const text: Text | undefined = (catalogue as Readonly<Record<string, Text>>)[code];
        return ['title', 'touches', 'now']
          .filter((part) => !text?.[part]?.trim())
          .map((part) => `${code}.${part}`);
      });
      expect(lacking).toEqual([]);
    });

    it(`have in ${language} no text for a code that does not exist`, () => {
      const known: readonly string[] = findingCodes;
      expect(Object.keys(catalogue).filter((code) => !known.includes(code))).toEqual([]);
    });
  }

  it('name the same values in both languages, from the sentence that says most to the one that says least', () => {
    const names = (text: Text) => sentences.map((sentence) => templateNames(text[sentence] ?? ''));
    for (const code of findingCodes) {
      const text: Text = en[code];
      expect(text.detail, code).toBeTruthy();
      expect(names(nl[code]), code).toEqual(names(text));
      if (text.detailShort !== undefined) {
        expect(templateNames(text.detailShort).length, code).toBeLessThan(
          templateNames(text.detail ?? '').length,
        );
      }
    }
  });

  it('differ between the languages', () => {
    const same = findingCodes.filter((code) => nl[code].title === en[code].title);
    expect(same).toEqual([]);
  });
});
