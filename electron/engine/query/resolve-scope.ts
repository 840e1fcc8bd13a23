import { type ContractError, fail } from '#shared/contract/failure.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { BindValue } from '../driver/statement.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';

/** A scope as people name it: by the codes of the bookkeeping package. */
export interface NamedScope {
  readonly administration?: string;
  /** A fiscal year's label. */
  readonly year?: string;
  readonly account?: string;
  readonly relation?: string;
  readonly journal?: string;
}

interface Found {
  readonly id: number;
  readonly administrationId: number;
  readonly administration: string;
}

/**
 * The ids behind the codes. Throws `not_found` for a code that is not there, and `usage` for one that several administrations have
 * while none was named.
 */
export function resolveScope(archive: OpenArchive, named: NamedScope): Scope {
  if (Object.values(named).every((code) => code === undefined)) return {};
  if (archive.format === 'foreign') {
    throw fail('bad_filter', 'A foreign database has no administrations, years, accounts or relations.');
  }
  return readingRecords('The administrations', () => resolve(archive.db, named));
}

function resolve(db: ReadOnlyDatabase, named: NamedScope): Scope {
  const scope: { -readonly [Member in keyof Scope]: Scope[Member] } = {};
  if (named.administration !== undefined) {
    scope.administrationId = only(
      db,
      'administration',
      named.administration,
      'SELECT id, id AS administrationId, code AS administration FROM administration WHERE code = ?',
      [named.administration],
    ).id;
  }
  // What is unique names its administration for the codes after it: a year that only one of them has, say.
  let within = scope.administrationId ?? null;
  const find = (what: string, table: string, column: string, code: string): number => {
    const found = only(
      db,
      what,
      code,
      `SELECT x.id, x.administration_id AS administrationId, a.code AS administration
       FROM ${table} x JOIN administration a ON a.id = x.administration_id
       WHERE x.${column} = ? AND (? IS NULL OR x.administration_id = ?) ORDER BY a.code`,
      [code, within, within],
    );
    within = found.administrationId;
    return found.id;
  };
  if (named.year !== undefined) scope.fiscalYearId = find('fiscal year', 'fiscal_year', 'label', named.year);
  if (named.account !== undefined)
    scope.accountId = find('ledger account', 'ledger_account', 'code', named.account);
  if (named.relation !== undefined) scope.relationId = find('relation', 'relation', 'code', named.relation);
  if (named.journal !== undefined) scope.journalId = find('journal', 'journal', 'code', named.journal);
  return scope;
}

function only(
  db: ReadOnlyDatabase,
  what: string,
  code: string,
  sql: string,
  params: readonly BindValue[],
): Found {
  const found = db.prepare<Found>(sql).all(...params);
  const [first] = found;
  if (first === undefined) throw fail('not_found', `There is no ${what} ${code} in this archive.`);
  if (found.length > 1) throw ambiguous(what, code, found);
  return first;
}

function ambiguous(what: string, code: string, found: readonly Found[]): ContractError {
  const codes = [...new Set(found.map(({ administration }) => administration))].join(', ');
  return fail('usage', `Several administrations have a ${what} ${code} (${codes}): name one.`);
}
