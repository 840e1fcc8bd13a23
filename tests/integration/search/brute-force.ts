import type { ReadOnlyDatabase } from '#engine/driver/read-only-database.ts';
import {
  type DerivedSearchRecord,
  searchKinds,
  searchRecordQueries,
} from '#shared/archive-format/search-records.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import { type SearchTerm, tokensOf } from '#shared/domain/search-query.ts';

/** A record as a search sees it, without any index. */
export interface PlainRecord {
  readonly kind: string;
  readonly recordId: number;
  readonly title: readonly string[];
  readonly body: readonly string[];
  readonly date: string | null;
  readonly cents: bigint | null;
  readonly yearId: number | null;
  readonly administrationId: number | null;
}

export interface PlainYear {
  readonly id: number;
  readonly label: string;
  readonly administrationId: number;
  readonly start: string;
  readonly end: string;
}

/** All searchable records, derived from their tables. */
export function plainRecords(db: ReadOnlyDatabase): PlainRecord[] {
  return searchKinds.flatMap((kind) =>
    db
      .prepare<DerivedSearchRecord>(searchRecordQueries[kind])
      .all({ firstId: 0, lastId: Number.MAX_SAFE_INTEGER })
      .map((row) => ({
        kind,
        recordId: row.record_id,
        title: tokensOf(foldText(row.title)),
        body: tokensOf(foldText(row.body)),
        date: row.record_date,
        cents: row.amount_cents === null ? null : BigInt(row.amount_cents),
        yearId: row.fiscal_year_id,
        administrationId: row.administration_id,
      })),
  );
}

export function plainYears(db: ReadOnlyDatabase): PlainYear[] {
  return db
    .prepare<PlainYear>(
      'SELECT id, label, administration_id AS administrationId, start_date AS start, end_date AS "end" FROM fiscal_year',
    )
    .all();
}

/** Whether a record meets all terms, by the plain reading of what they mean. */
export function meetsAll(
  record: PlainRecord,
  terms: readonly SearchTerm[],
  years: readonly PlainYear[],
): boolean {
  return terms.every((term) => meets(record, term, years));
}

export function isOfYear(record: PlainRecord, year: PlainYear): boolean {
  if (record.yearId !== null) return record.yearId === year.id;
  const isWithin = record.date === null || (record.date >= year.start && record.date <= year.end);
  return record.administrationId === year.administrationId && isWithin;
}

function meets(record: PlainRecord, term: SearchTerm, years: readonly PlainYear[]): boolean {
  switch (term.kind) {
    case 'word':
    case 'phrase':
      return has(record, term.text, false) !== term.isExcluded;
    case 'prefix':
      return has(record, term.text, true) !== term.isExcluded;
    case 'number':
      return has(record, term.text, term.isPrefix) || isAmount(record, term.amountCents);
    case 'amount':
      return (
        isAmount(record, term.amountCents) ||
        writings(term.amountCents).some((text) => has(record, text, false))
      );
    case 'amount_range': {
      if (record.cents === null) return false;
      const amount = record.cents < 0n ? -record.cents : record.cents;
      return (term.from === null || amount >= term.from) && (term.to === null || amount <= term.to);
    }
    case 'date_range':
      return record.date !== null && record.date >= (term.from ?? '') && record.date <= (term.to ?? '9');
    case 'date': {
      const dutch = term.date.split('-').reverse().join(' ');
      return record.date === term.date || has(record, term.date, false) || has(record, dutch, false);
    }
    case 'iban':
      return (
        has(record, term.compact, false) || has(record, term.compact.replace(/(.{4})(?=.)/g, '$1 '), false)
      );
    case 'operator':
      if (term.operator !== 'year')
        throw new Error(`${term.operator} is held against SQL in operators.test.ts`);
      return years.some((year) => year.label === term.value && isOfYear(record, year)) !== term.isExcluded;
  }
}

function isAmount(record: PlainRecord, cents: number | bigint | null): boolean {
  return (
    cents !== null &&
    record.cents !== null &&
    (record.cents === BigInt(cents) || record.cents === -BigInt(cents))
  );
}

/** An amount as documents have it in their text, with separators of thousands and without. */
function writings(cents: number | bigint): string[] {
  const euros = Math.abs(Number(cents)) / 100;
  return [euros.toFixed(2), new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 }).format(euros)];
}

/** The words of a text in a row, in the title or in the body; the last of them as a beginning where `isPrefix`. */
function has(record: PlainRecord, text: string, isPrefix: boolean): boolean {
  const words = tokensOf(foldText(text));
  const stands = (tokens: readonly string[]) =>
    tokens.some((_token, place) =>
      words.every((word, index) => {
        const token = tokens[place + index];
        return isPrefix && index === words.length - 1 ? token?.startsWith(word) === true : token === word;
      }),
    );
  return stands(record.title) || stands(record.body);
}
