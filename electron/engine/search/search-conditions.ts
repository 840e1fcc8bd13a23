import type { z } from 'zod';
import type { searchMethods } from '#shared/contract/search.ts';
import type { SearchTerm } from '#shared/domain/search-query.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { BindValue } from '../driver/statement.ts';
import { expressionOf, joinExpressions } from './match-expression.ts';

/** A search as it comes over the contract. */
export type SearchInput = z.output<(typeof searchMethods)['search.run']['input']>;

/** Conditions on the rows of `search_record r`, and the expression for the full-text index that goes with them. */
export interface SearchConditions {
  /** For `search MATCH ?`; null where no term needs the index. */
  readonly match: string | null;
  /** SQL over `r`, joined by AND; texts of ours alone. */
  readonly clauses: readonly string[];
  readonly values: readonly BindValue[];
  /** The kinds that the search is narrowed to; null for all. */
  readonly kinds: readonly string[] | null;
  /** True where no term says anything, so that nothing is to be found. */
  readonly isEmpty: boolean;
}

/** Spans of the records' dates by which records without a fiscal year of their own are told to belong to one. */
interface YearSpan {
  readonly id: number;
  readonly start_date: string;
  readonly end_date: string;
}

/** Turns the terms and the scope of a search into conditions. */
export function conditionsOf(
  db: ReadOnlyDatabase,
  input: SearchInput,
  terms: readonly SearchTerm[],
): SearchConditions {
  const clauses: string[] = [];
  const values: BindValue[] = [];
  const required: string[] = [];
  const excluded: string[] = [];
  let kinds = input.kind === undefined ? null : [input.kind];
  const add = (clause: string, ...bound: BindValue[]) => {
    clauses.push(clause);
    values.push(...bound);
  };

  for (const term of terms) {
    const expression = expressionOf(term);
    if (term.kind === 'amount') add('r.amount_cents IN (?, ?)', term.amountCents, -BigInt(term.amountCents));
    else if (term.kind === 'amount_range') addRange(add, term.from, term.to);
    else if (term.kind === 'operator' && term.operator === 'year')
      addYears(add, yearsLabelled(db, term.value));
    else if (term.kind === 'operator' && term.operator === 'kind') kinds = [kindNamed(term.value)];
    else if (term.kind === 'date' && expression !== null) {
      add(eitherOf('record_date = ?'), term.date, expression);
    } else if (term.kind === 'number' && term.amountCents !== null && expression !== null) {
      const cents = term.amountCents;
      add(eitherOf('amount_cents IN (?, ?)'), cents, -BigInt(cents), expression);
    } else if (expression !== null) {
      const isExcluded = 'isExcluded' in term && term.isExcluded;
      (isExcluded ? excluded : required).push(expression);
    }
  }
  const isEmpty = required.length === 0 && clauses.length === 0;
  if (required.length === 0)
    for (const expression of excluded)
      add('r.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)', expression);

  const { scope, from, to } = input;
  if (scope.administrationId !== undefined) add('r.administration_id = ?', scope.administrationId);
  if (scope.fiscalYearId !== undefined) addYears(add, yearSpans(db, 'id = ?', scope.fiscalYearId));
  if (from !== undefined) add('r.record_date >= ?', from);
  if (to !== undefined) add('r.record_date <= ?', to);
  return { match: joinExpressions(required, excluded), clauses, values, kinds, isEmpty };
}

/** Records that a column or the full-text index finds, as one list of ids, so that neither makes the other walk every record. */
function eitherOf(column: 'record_date = ?' | 'amount_cents IN (?, ?)'): string {
  return `r.id IN (SELECT id FROM search_record WHERE ${column} UNION SELECT rowid FROM search WHERE search MATCH ?)`;
}

type Add = (clause: string, ...bound: BindValue[]) => void;

function addRange(add: Add, from: number | bigint | null, to: number | bigint | null): void {
  if (from !== null) add('abs(r.amount_cents) >= ?', from);
  if (to !== null) add('abs(r.amount_cents) <= ?', to);
}

/** Entries and lines know their year; of other records the date decides, and what has neither belongs to every year. */
function addYears(add: Add, spans: readonly YearSpan[]): void {
  if (spans.length === 0) {
    add('0');
    return;
  }
  const parts = spans.map(
    () =>
      '(r.fiscal_year_id = ? OR (r.fiscal_year_id IS NULL AND (r.record_date IS NULL OR r.record_date BETWEEN ? AND ?)))',
  );
  add(`(${parts.join(' OR ')})`, ...spans.flatMap((span) => [span.id, span.start_date, span.end_date]));
}

function yearsLabelled(db: ReadOnlyDatabase, label: string): YearSpan[] {
  return yearSpans(db, 'label = ?', label);
}

function yearSpans(db: ReadOnlyDatabase, clause: 'id = ?' | 'label = ?', value: BindValue): YearSpan[] {
  return db.prepare<YearSpan>(`SELECT id, start_date, end_date FROM fiscal_year WHERE ${clause}`).all(value);
}

const kindNames: Readonly<Record<string, string>> = {
  document: 'document',
  documenten: 'document',
  factuur: 'invoice',
  invoice: 'invoice',
  relatie: 'relation',
  relation: 'relation',
  boeking: 'journal_entry',
  entry: 'journal_entry',
  regel: 'journal_line',
  line: 'journal_line',
  rekening: 'ledger_account',
  account: 'ledger_account',
  bank: 'bank_line',
};

function kindNamed(name: string): string {
  const folded = name.toLowerCase();
  return (Object.hasOwn(kindNames, folded) ? kindNames[folded] : undefined) ?? folded;
}
