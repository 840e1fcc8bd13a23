import type { Impact, TouchedRecords } from '../contract/impact.ts';
import type { impact as words } from '../words/en/impact.ts';

/** The words of one language that the meaning of damage is said in. */
export interface ImpactVocabulary {
  /** A sentence of the catalogue with its values in place. */
  readonly say: (
    sentence: Exclude<keyof typeof words, 'title'>,
    values: Readonly<Record<string, string>>,
  ) => string;
  /** A kind of record in the plural. */
  readonly table: (table: string) => string;
  readonly integer: (value: number) => string;
  readonly date: (date: string) => string;
}

/** What damaged pages mean, a sentence for each kind of record that is touched and one for those that are not. */
export function impactLines(impact: Impact, vocabulary: ImpactVocabulary): string[] {
  const { say, table, integer } = vocabulary;
  const lines = impact.touched.map((touched) => `${touchedText(touched, vocabulary)}.`);
  if (impact.freePages > 0) lines.push(`${say('free', { count: integer(impact.freePages) })}.`);
  if (impact.unknownPages > 0) lines.push(`${say('unknown', { count: integer(impact.unknownPages) })}.`);
  if (impact.untouched === null) {
    lines.push(`${say('untouchedUnknown', {})}.`);
  } else if (impact.untouched.length === 0) {
    lines.push(`${say('noneUntouched', {})}.`);
  } else {
    const tables = impact.untouched.map((name) => table(name).toLowerCase()).join(', ');
    lines.push(`${say('untouched', { tables })}.`);
  }
  return lines;
}

function touchedText(touched: TouchedRecords, { say, table, integer, date }: ImpactVocabulary): string {
  const records = table(touched.table).toLowerCase();
  if (touched.as !== 'records') return say(touched.as, { records });
  const amount =
    touched.records === null
      ? say('some', { records })
      : say(touched.isCounted ? 'counted' : 'atMost', { count: integer(touched.records), records });
  const { fiscalYears, dates } = touched;
  const when = [
    ...(fiscalYears === null ? [] : [say('ofYears', { years: fiscalYears.join(', ') })]),
    ...(dates === null ? [] : [say('ofDates', { from: date(dates.from), to: date(dates.to) })]),
  ];
  return `${amount}, ${when.length === 0 ? say('yearsUnknown', {}) : when.join(', ')}`;
}
