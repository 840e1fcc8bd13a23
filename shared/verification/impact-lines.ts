import type { Impact, TouchedRecords } from '../contract/impact.ts';
import type { impact as words } from '../words/en/impact.ts';

/** The words of one language that the meaning of damage is said in. */
export interface ImpactVocabulary {
  /** A sentence of the catalogue with its values in place. */
  readonly say: (
    sentence: Exclude<keyof typeof words, 'title'>,
    values: Readonly<Record<string, string>>,
  ) => string;
  /** A kind of record, for one or for many of them. */
  readonly table: (table: string, amount: 'one' | 'many') => string;
  readonly integer: (value: number) => string;
  readonly date: (date: string) => string;
}

/** What damaged pages mean, a sentence for each kind of record that is touched and one for those that are not. */
export function impactLines(impact: Impact, vocabulary: ImpactVocabulary): string[] {
  const { say, table, integer } = vocabulary;
  const lines = impact.touched.map((touched) => `${touchedText(touched, vocabulary)}.`);
  if (impact.freePages > 0) {
    lines.push(`${say(impact.freePages === 1 ? 'freeOne' : 'free', { count: integer(impact.freePages) })}.`);
  }
  if (impact.unknownPages > 0) {
    const sentence = impact.unknownPages === 1 ? 'unknownOne' : 'unknown';
    lines.push(`${say(sentence, { count: integer(impact.unknownPages) })}.`);
  }
  if (impact.untouched === null) {
    lines.push(`${say('untouchedUnknown', {})}.`);
  } else if (impact.untouched.length === 0) {
    lines.push(`${say('noneUntouched', {})}.`);
  } else {
    const tables = impact.untouched.map((name) => table(name, 'many').toLowerCase()).join(', ');
    lines.push(`${say('untouched', { tables })}.`);
  }
  const years = untouchedYearsText(impact, vocabulary);
  return years === null ? lines : [...lines, `${years}.`];
}

/** Which fiscal years are not touched; null where the archive has none. */
export function untouchedYearsText(
  { untouchedYears }: Impact,
  { say }: Pick<ImpactVocabulary, 'say'>,
): string | null {
  if (untouchedYears === undefined) return null;
  if (untouchedYears === null) return say('yearsNotSaid', {});
  if (untouchedYears.length === 0) return say('noYearUntouched', {});
  return say('untouchedYears', { years: untouchedYears.join(', ') });
}

/** One row of what is touched: the kind of record, how many, their fiscal years and their dates. */
export type ImpactRow = readonly [records: string, count: string, years: string, dates: string];

/** The kinds of records that are touched, as a table to print. */
export function impactRows(impact: Impact, { say, table, integer, date }: ImpactVocabulary): ImpactRow[] {
  return impact.touched
    .filter(({ as }) => as === 'records')
    .map(({ table: name, records, isCounted, fiscalYears, dates }) => [
      table(name, 'many'),
      records === null
        ? say('countUnknown', {})
        : isCounted
          ? integer(records)
          : say('countAtMost', { count: integer(records) }),
      fiscalYears === null
        ? say('countUnknown', {})
        : fiscalYears.length === 0
          ? say('noYearShort', {})
          : fiscalYears.join(', '),
      dates === null
        ? '–'
        : dates.from === dates.to
          ? date(dates.from)
          : `${date(dates.from)} – ${date(dates.to)}`,
    ]);
}

/** The same impact without the kinds that are rows of the table: what else is to be said of it. */
export function beyondRows(impact: Impact): Impact {
  return { ...impact, touched: impact.touched.filter(({ as }) => as !== 'records') };
}

function touchedText(touched: TouchedRecords, { say, table, integer, date }: ImpactVocabulary): string {
  const isOne = touched.records === 1;
  const records = table(touched.table, isOne ? 'one' : 'many').toLowerCase();
  if (touched.as !== 'records') {
    return say(touched.as, { records: table(touched.table, 'many').toLowerCase() });
  }
  const amount =
    touched.records === null
      ? say('some', { records })
      : say(touched.isCounted ? (isOne ? 'countedOne' : 'counted') : isOne ? 'atMostOne' : 'atMost', {
          count: integer(touched.records),
          records,
        });
  const { fiscalYears, dates } = touched;
  const when = [
    ...(fiscalYears === null ? [] : [yearsText(fiscalYears, say)]),
    ...(dates === null
      ? []
      : [
          dates.from === dates.to
            ? say('ofDate', { date: date(dates.from) })
            : say('ofDates', { from: date(dates.from), to: date(dates.to) }),
        ]),
  ];
  return `${amount}, ${when.length === 0 ? say('yearsUnknown', {}) : when.join(', ')}`;
}

function yearsText(years: readonly string[], say: ImpactVocabulary['say']): string {
  if (years.length === 0) return say('noYear', {});
  return say(years.length === 1 ? 'ofYear' : 'ofYears', { years: years.join(', ') });
}
