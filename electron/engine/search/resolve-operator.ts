import { foldText } from '#shared/domain/fold-text.ts';
import { type SearchOperator, tokensOf } from '#shared/domain/search-query.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { BindValue } from '../driver/statement.ts';
import {
  accountTest,
  administrationTest,
  type FieldTest,
  journalTest,
  kindTest,
  relationTest,
  statusTest,
} from './field-tests.ts';
import { sortNamed } from './kind-names.ts';
import type { KindRange } from './kind-ranges.ts';
import { literal } from './match-expression.ts';
import { statusesNamed } from './status-names.ts';

/** What resolving needs of an archive. */
export interface OperatorContext {
  readonly db: ReadOnlyDatabase;
  readonly ranges: readonly KindRange[];
}

/** The condition on a record's fields that a word before a colon stands for; years are not among them, for the zones know those. */
export function resolveOperator(
  context: OperatorContext,
  operator: Exclude<SearchOperator, 'year'>,
  value: string,
): FieldTest {
  switch (operator) {
    case 'administration':
      return administrationTest(namedRows(context.db, 'administration', 'name', value));
    case 'relation':
    case 'supplier':
    case 'customer':
      return relationTest(relationsNamed(context, operator, value));
    case 'account':
      return accountTest(recordsNamed(context, 'ledger_account', value));
    case 'journal':
      return journalTest(namedRows(context.db, 'journal', 'description', value));
    case 'status':
      return statusTest(statusesNamed(value));
    case 'kind': {
      const { kinds, sorts } = sortNamed(value);
      return kindTest(kinds, sorts);
    }
  }
}

/** What is a customer only is no supplier, and the other way about; what an archive knows no type of may be either. */
function relationsNamed(
  context: OperatorContext,
  operator: 'relation' | 'supplier' | 'customer',
  value: string,
): number[] {
  const ids = recordsNamed(context, 'relation', value);
  if (operator === 'relation') return ids;
  return context.db
    .prepare<number>(
      'SELECT id FROM relation WHERE id IN (SELECT value FROM json_each(?)) AND type <> ? ORDER BY id',
      { pluck: true },
    )
    .all(JSON.stringify(ids), operator === 'supplier' ? 'customer' : 'supplier');
}

/** Relations or accounts with a code; where none has it, those whose code and name hold the words in a row, the last one as a beginning. */
function recordsNamed(
  { db, ranges }: OperatorContext,
  kind: 'relation' | 'ledger_account',
  value: string,
): number[] {
  const ids = (sql: string, ...values: BindValue[]) =>
    db.prepare<number>(sql, { pluck: true }).all(...values);
  const exact = ids(`SELECT id FROM ${kind} WHERE code = ? COLLATE NOCASE ORDER BY id`, value);
  const range = ranges.find((one) => one.kind === kind);
  if (exact.length > 0 || range === undefined || tokensOf(value).length === 0) return exact;
  return ids(
    `SELECT r.record_id FROM search s CROSS JOIN search_record r ON r.id = s.rowid
     WHERE s.search MATCH ? AND s.rowid BETWEEN ? AND ? AND r.kind = ? ORDER BY 1`,
    `title : ${literal(value)}*`,
    BigInt(range.firstId),
    BigInt(range.lastId),
    kind,
  );
}

/** Rows of a small table by their code, else by the words of their name in a row, the last one as a beginning. */
function namedRows(
  db: ReadOnlyDatabase,
  table: 'journal' | 'administration',
  nameColumn: string,
  value: string,
): number[] {
  const rows = db
    .prepare<{ id: number; code: string; name: string }>(
      `SELECT id, code, ${nameColumn} AS name FROM ${table}`,
    )
    .all();
  const folded = foldText(value);
  const exact = rows.filter(({ code }) => foldText(code) === folded);
  const words = tokensOf(folded);
  const found =
    exact.length > 0 || words.length === 0
      ? exact
      : rows.filter(({ code, name }) => holds(`${code} ${name}`, words));
  return found.map(({ id }) => id);
}

function holds(text: string, words: readonly string[]): boolean {
  const tokens = tokensOf(foldText(text));
  return tokens.some((_token, place) =>
    words.every((word, index) => {
      const token = tokens[place + index];
      return token === word || (index === words.length - 1 && token?.startsWith(word) === true);
    }),
  );
}
