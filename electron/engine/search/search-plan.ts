import type { z } from 'zod';
import { fail } from '#shared/contract/failure.ts';
import type { searchMethods } from '#shared/contract/search.ts';
import type { SearchTerm } from '#shared/domain/search-query.ts';
import { isExcludedTerm } from '#shared/domain/search-query.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { sortNamed } from './kind-names.ts';
import { expressionOf, isGatheredPrefix, joinExpressions } from './match-expression.ts';
import type { RecordTest, YearSpan } from './record-test.ts';
import { type OperatorContext, resolveOperator } from './resolve-operator.ts';

/** A search as it comes over the contract. */
export type SearchInput = z.output<(typeof searchMethods)['search.run']['input']>;

/** Conditions that must all be met. A search finds what meets any of its branches. */
export interface SearchBranch {
  /** For `search MATCH ?`; null where no term needs the full-text index. */
  readonly match: string | null;
  /** What must not match, where `match` is null and so cannot say it. */
  readonly without: string | null;
  readonly tests: readonly RecordTest[];
  /** Each walk of the index begins with gathering words, so that one long walk is better than one for each kind. */
  readonly isGathering: boolean;
}

/** What a search looks for: nothing where it has no branches. */
export interface SearchPlan {
  readonly branches: readonly SearchBranch[];
  /** The kinds that the text narrows it to (`kind:`); null for all. */
  readonly kinds: readonly string[] | null;
}

/** Terms with two readings double the branches; beyond so many, only the words of a term are looked for. */
const mostTwofoldTerms = 3;

/** Turns terms, scope and period into conditions. Throws `bad_filter` for a scope that a search cannot be narrowed to. */
export function planSearch(
  context: OperatorContext,
  input: Pick<SearchInput, 'scope' | 'from' | 'to'>,
  terms: readonly SearchTerm[],
): SearchPlan {
  const { db } = context;
  const excluded: string[] = [];
  const excludedTests: RecordTest[] = [];
  const readings: Reading[][] = [];
  let kinds: readonly string[] | null = null;
  let twofoldTerms = 0;
  for (const term of terms) {
    if (term.kind === 'operator' && term.operator === 'kind' && !term.isExcluded) {
      const named: readonly string[] = sortNamed(term.value).kinds;
      if (named.length > 0) {
        kinds = kinds === null ? named : kinds.filter((kind) => named.includes(kind));
        continue;
      }
    }
    const [first, second] = readingsOf(context, term);
    if (isExcludedTerm(term)) {
      if (first?.match !== undefined) excluded.push(first.match);
      if (first?.test !== undefined) excludedTests.push({ on: 'not', test: first.test });
    } else if (first !== undefined) {
      const isTwofold = second !== undefined && ++twofoldTerms <= mostTwofoldTerms;
      readings.push(isTwofold ? [first, second] : [first]);
    }
  }
  // A kind alone asks for its records; nothing at all, or only what is not wanted, asks for none.
  if (readings.length === 0 && kinds === null) return { branches: [], kinds };
  const scopeTests = testsOfScope(db, input);
  const branches = combinations(readings).map((branch): SearchBranch => {
    const matches = branch.flatMap(({ match }) => match ?? []);
    return {
      match: joinExpressions(matches, excluded),
      without: matches.length === 0 && excluded.length > 0 ? excluded.join(' OR ') : null,
      tests: [...branch.flatMap(({ test }) => test ?? []), ...excludedTests, ...scopeTests],
      isGathering: branch.some(({ isGathering }) => isGathering === true),
    };
  });
  return { branches, kinds };
}

/** One way to read a term: words for the full-text index, or a condition on the record. */
interface Reading {
  readonly match?: string;
  readonly isGathering?: boolean;
  readonly test?: RecordTest;
}

function readingsOf(context: OperatorContext, term: SearchTerm): Reading[] {
  const expression = expressionOf(term);
  const words: Reading[] =
    expression === null ? [] : [{ match: expression, isGathering: isGatheredPrefix(term) }];
  switch (term.kind) {
    case 'amount':
      // As a figure of the record, or in the text of a document that nothing was recognised in.
      return [{ test: amountTest(term.amountCents) }, ...words];
    case 'amount_range':
      return [{ test: rangeTest(term.from, term.to) }];
    case 'date_range':
      return [{ test: { on: 'date', from: term.from, to: term.to } }];
    case 'number':
      return term.amountCents === null ? words : [...words, { test: amountTest(term.amountCents) }];
    case 'date':
      return [...words, { test: { on: 'date', from: term.date, to: term.date } }];
    case 'operator':
      return [
        {
          test:
            term.operator === 'year'
              ? yearTest(context.db, term.value)
              : resolveOperator(context, term.operator, term.value),
        },
      ];
    default:
      return words;
  }
}

function combinations(readings: readonly (readonly Reading[])[]): Reading[][] {
  return readings.reduce<Reading[][]>(
    (branches, alternatives) =>
      branches.flatMap((branch) => alternatives.map((reading) => [...branch, reading])),
    [[]],
  );
}

/** Amounts are found without regard to their sign: a credit note shows its amount as any invoice does. */
function amountTest(cents: number | bigint): RecordTest {
  const amount = withoutSign(cents);
  return { on: 'amount', from: amount, to: amount };
}

function rangeTest(from: number | bigint | null, to: number | bigint | null): RecordTest {
  return { on: 'amount', from: from === null ? null : BigInt(from), to: to === null ? null : BigInt(to) };
}

function withoutSign(cents: number | bigint): bigint {
  const amount = BigInt(cents);
  return amount < 0n ? -amount : amount;
}

/** A fiscal year by its label; where none has that label and it is a year, the calendar's. */
function yearTest(db: ReadOnlyDatabase, label: string): RecordTest {
  const years = yearSpans(db, 'label = ?', label);
  return years.length === 0 && /^\d{4}$/.test(label)
    ? { on: 'date', from: `${label}-01-01`, to: `${label}-12-31` }
    : { on: 'year', years };
}

function testsOfScope(
  db: ReadOnlyDatabase,
  { scope, from, to }: Pick<SearchInput, 'scope' | 'from' | 'to'>,
): RecordTest[] {
  const { administrationId, fiscalYearId, toDate, ...others } = scope;
  const unknown = Object.entries(others).find(([, value]) => value !== undefined);
  if (unknown !== undefined) throw fail('bad_filter', `A search cannot be narrowed by ${unknown[0]}.`);
  const tests: RecordTest[] = [];
  if (fiscalYearId !== undefined) tests.push({ on: 'year', years: yearSpans(db, 'id = ?', fiscalYearId) });
  if (administrationId !== undefined) tests.push({ on: 'administration', id: administrationId });
  if (from !== undefined || to !== undefined || toDate !== undefined) {
    const last = [to, toDate].filter((date) => date !== undefined).sort()[0];
    tests.push({ on: 'date', from: from ?? null, to: last ?? null });
  }
  return tests;
}

function yearSpans(db: ReadOnlyDatabase, clause: 'id = ?' | 'label = ?', value: string | number): YearSpan[] {
  return db
    .prepare<YearSpan>(
      `SELECT id, administration_id AS administrationId, start_date AS startDate, end_date AS endDate
       FROM fiscal_year WHERE ${clause}`,
    )
    .all(value);
}
