import { expect, test } from 'vitest';
import { joinRanges } from '#engine/verify/pages/id-ranges.ts';
import type { Impact } from '#shared/contract/impact.ts';
import { fillTemplate } from '#shared/verification/fill-template.ts';
import { beyondRows, impactLines, impactRows } from '#shared/verification/impact-lines.ts';
import { impact as en } from '#shared/words/en/impact.ts';
import { impact as nl } from '#shared/words/nl/impact.ts';

const impact: Impact = {
  touched: [
    {
      table: 'journal_entry',
      as: 'records',
      records: 31,
      isCounted: true,
      fiscalYears: ['2023', '2024'],
      dates: { from: '2023-11-02', to: '2024-01-05' },
    },
    { table: 'invoice_line', as: 'records', records: 12, isCounted: false, fiscalYears: null, dates: null },
    { table: 'invoice', as: 'index', records: null, isCounted: false, fiscalYears: null, dates: null },
  ],
  untouched: ['relation', 'bank_line'],
  freePages: 0,
  unknownPages: 0,
};
const speak = (words: typeof en | typeof nl) => ({
  say: (sentence: Exclude<keyof typeof en, 'title'>, values: Readonly<Record<string, string>>) =>
    fillTemplate(words[sentence], values) ?? `a value is lacking in ${sentence}`,
  table: (name: string, amount: 'one' | 'many') => (amount === 'one' ? `‹${name}›` : `«${name}»`),
  integer: String,
  date: (date: string) => date,
});

test('each kind of record has its sentence, and those that are not touched are named', () => {
  expect(impactLines(impact, speak(en))).toEqual([
    '31 «journal_entry» stand on damaged or missing pages, fiscal years 2023, 2024, dated 2023-11-02 to 2024-01-05.',
    'At most 12 «invoice_line» stand on damaged or missing pages, of which years cannot be told.',
    'All «invoice» are there, but a list of them may break off in one of its orders.',
    'Not touched: «relation», «bank_line».',
  ]);
  expect(impactLines(impact, speak(nl)).at(-1)).toBe('Niet geraakt: «relation», «bank_line».');
});

test('pages that nothing tells about are counted; with too many damaged, nothing is called untouched', () => {
  expect(
    impactLines({ touched: [], untouched: ['relation'], freePages: 0, unknownPages: 3 }, speak(en)),
  ).toEqual([
    'Of 3 damaged or missing pages nothing tells what they hold; they belong to the kinds that are touched, or to none.',
    'Not touched: «relation».',
  ]);
  expect(impactLines({ touched: [], untouched: null, freePages: 0, unknownPages: 3 }, speak(en)).at(-1)).toBe(
    'What is not touched cannot be said: too many pages are damaged or missing.',
  );
});

test('one record, and one page, are said in the singular', () => {
  const one: Impact = {
    touched: [
      { table: 'document', as: 'records', records: 1, isCounted: true, fiscalYears: [], dates: null },
      { table: 'relation', as: 'records', records: 1, isCounted: false, fiscalYears: null, dates: null },
    ],
    untouched: [],
    freePages: 1,
    unknownPages: 1,
  };
  expect(impactLines(one, speak(en)).slice(0, 4)).toEqual([
    '1 ‹document› stands on a damaged or missing page, of no fiscal year.',
    'At most 1 ‹relation› stands on a damaged or missing page, of which years cannot be told.',
    '1 damaged or missing page holds nothing.',
    'Of 1 damaged or missing page nothing tells what it holds; it belongs to the kinds that are touched, or to none.',
  ]);
  expect(impactLines(one, speak(nl))[0]).toContain(
    '1 ‹document› staat op een beschadigde of ontbrekende pagina',
  );
});

test('no sentence is left with a gap', () => {
  const all: Impact = { ...impact, freePages: 2, unknownPages: 4, untouched: [] };
  for (const words of [en, nl])
    expect(impactLines(all, speak(words)).join(' ')).not.toMatch(/lacking|undefined/);
});

test('ranges of ids that overlap or adjoin are one', () => {
  const range = (firstId: number, lastId: number) => ({ firstId, lastId });
  expect(joinRanges([range(10, 19), range(1, 4), range(15, 30), range(5, 6)])).toEqual([
    range(1, 6),
    range(10, 30),
  ]);
});

test('as a table: a row for each kind that is touched; the rest, and the years, remain sentences', () => {
  const touched: Impact = {
    ...impact,
    touched: [
      ...impact.touched,
      { table: 'relation', as: 'records', records: null, isCounted: false, fiscalYears: [], dates: null },
      {
        table: 'document',
        as: 'records',
        records: 1,
        isCounted: true,
        fiscalYears: ['2024'],
        dates: { from: '2024-03-01', to: '2024-03-01' },
      },
    ],
    untouchedYears: ['2025'],
  };
  expect(impactRows(touched, speak(en))).toEqual([
    ['«journal_entry»', '31', '2023, 2024', '2023-11-02 – 2024-01-05'],
    ['«invoice_line»', 'at most 12', 'cannot be told', '–'],
    ['«relation»', 'cannot be told', 'of no year', '–'],
    ['«document»', '1', '2024', '2024-03-01'],
  ]);
  expect(impactLines(beyondRows(touched), speak(en))).toEqual([
    'All «invoice» are there, but a list of them may break off in one of its orders.',
    'Not touched: «relation», «bank_line».',
    'Fiscal years of which no record is touched: 2025.',
  ]);
});

test('which years are not touched is said as far as it can be', () => {
  const last = (untouchedYears: string[] | null) =>
    impactLines({ ...impact, untouchedYears }, speak(nl)).at(-1);
  expect(last([])).toBe('Van elk boekjaar zijn records geraakt.');
  expect(last(null)).toContain('is niet te zeggen');
  expect(last(['2022', '2023'])).toBe('Boekjaren waarvan geen record is geraakt: 2022, 2023.');
});
