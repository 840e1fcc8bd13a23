import { describe, expect, it } from 'vitest';
import { findingCodes } from '#shared/contract/finding-codes.ts';
import { findings as en } from '../../../renderer/i18n/en/findings.ts';
import { findings as nl } from '../../../renderer/i18n/nl/findings.ts';

const catalogues = { en, nl } as const;
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

  it('differ between the languages', () => {
    const same = findingCodes.filter((code) => nl[code].title === en[code].title);
    expect(same).toEqual([]);
  });
});
