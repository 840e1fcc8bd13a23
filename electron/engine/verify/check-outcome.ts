import { ContractError } from '#shared/contract/failure.ts';
import type { CheckName, NotPossibleReason } from '#shared/contract/finding-codes.ts';
import { isSqliteError, type ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { findWrongColumn, type WrongColumn } from '../open/column-types.ts';
import { isDamage } from '../open/sqlite-failure.ts';
import { FindingList, type FoundSoFar } from './findings.ts';

/** What one check came to, as it travels between threads. */
export interface CheckOutcome extends FoundSoFar {
  readonly name: CheckName;
  /** Why the check was not possible; null where it was made. */
  readonly reason: NotPossibleReason | null;
  /** How many things were looked at. */
  readonly items: number;
}

/** One check at work: it counts what it looks at, says what it finds, or why it cannot be made. */
export class CheckReport {
  readonly name: CheckName;
  readonly findings = new FindingList();
  #items = 0;
  #reason: NotPossibleReason | null = null;

  constructor(name: CheckName) {
    this.name = name;
  }

  /** Counts things that were looked at. */
  looked(items: number | bigint): void {
    this.#items += Number(items);
  }

  get items(): number {
    return this.#items;
  }

  readonly find: FindingList['add'] = (code, message, place) => this.findings.add(code, message, place);

  notPossible(reason: NotPossibleReason): void {
    this.#reason = reason;
  }

  outcome(): CheckOutcome {
    return { name: this.name, reason: this.#reason, items: this.#items, ...this.findings.found() };
  }
}

/**
 * Makes one check. Records that SQLite cannot read, and records whose values are not of their columns' types, become the finding
 * `unreadable`, so that a check that broke off is never taken for one that passed; errors of the program itself are thrown on.
 */
export function makeCheck(
  name: CheckName,
  check: (report: CheckReport) => void,
  database: () => ReadOnlyDatabase,
): CheckOutcome {
  const report = new CheckReport(name);
  try {
    check(report);
  } catch (error) {
    // The file itself cannot be read any more: that says nothing of what stands in it.
    if (error instanceof ContractError) throw error;
    if (isSqliteError(error)) reportUnreadable(report, error);
    else reportWrongValues(report, findWrongColumn(database()), error);
  }
  return report.outcome();
}

/** Throws the error on where no column accounts for it. */
function reportWrongValues(report: CheckReport, wrong: WrongColumn | null, error: unknown): void {
  if (wrong === null) throw error;
  const { table, column } = wrong;
  const message = `Records hold values that their columns cannot have, such as in ${table}.${column}, so this check could not be finished.`;
  report.find('unreadable', message, {
    table,
    details: { check: report.name, sqliteCode: `${table}.${column}` },
  });
}

/** Turns SQLite's refusal to read into a finding; throws everything else on. */
export function reportUnreadable(
  report: CheckReport,
  error: unknown,
  place: { table?: string; firstId?: number; lastId?: number } = {},
): void {
  if (!isSqliteError(error)) throw error;
  const message = isDamage(error)
    ? 'Records that this check needs stand on damaged pages, so it could not be finished.'
    : 'SQLite refused a query that this check needs, so it could not be finished.';
  report.find('unreadable', message, { ...place, details: { check: report.name, sqliteCode: error.code } });
}
