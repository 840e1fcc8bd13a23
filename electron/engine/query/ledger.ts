import { fail } from '#shared/contract/failure.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { dateAsNumber, type LedgerColumns, type LedgerScope, readLedgerColumns } from './ledger-columns.ts';
import { createListCache } from './list-cache.ts';
import { createPacing } from './pacing.ts';

/** A fiscal year with its administration. */
export interface FiscalYear {
  readonly id: number;
  readonly administrationId: number;
  readonly label: string;
  readonly startDate: string;
  readonly endDate: string;
}

/** A ledger account. */
export interface LedgerAccount {
  readonly id: number;
  readonly administrationId: number;
  readonly code: string;
  readonly description: string;
  readonly type: string;
  readonly rgsCode: string | null;
  readonly leadCode: string | null;
}

/** What balances are computed from; each part is read when it is first asked for, and stays. */
export interface Ledger {
  columns(signal: AbortSignal | undefined): Promise<LedgerColumns>;
  /** The columns where they have been read; null before. */
  columnsInMemory(): LedgerColumns | null;
  /** By administration, then by start. */
  readonly years: readonly FiscalYear[];
  /** By administration, then by code. */
  readonly accounts: readonly LedgerAccount[];
  /** Opening balances in cents, debit minus credit, by account, of one fiscal year. */
  openings(fiscalYearId: number): ReadonlyMap<number, bigint>;
  /** Journals of type O, in which some packages book their opening balance. */
  readonly openingJournalIds: ReadonlySet<number>;
  /** A scope as the columns can be tested for it. Throws `not_found` for a year that is not there. */
  scopeOf(scope: Scope): LedgerScope;
  /** The years whose opening balances a scope begins with: the one chosen, or each administration's first. */
  openingYears(scope: Scope): FiscalYear[];
}

/** What was read of a ledger before. */
export interface KnownLedger {
  readonly columns?: LedgerColumns;
}

const ledgers = new WeakMap<OpenArchive, Ledger>();

/** The ledger of an open archive, one for all that compute from it. */
export function ledgerOf(archive: OpenArchive): Ledger {
  const known = ledgers.get(archive);
  if (known !== undefined) return known;
  const ledger = createLedger(archive);
  ledgers.set(archive, ledger);
  return ledger;
}

export function createLedger(archive: OpenArchive, known: KnownLedger = {}): Ledger {
  const { db } = archive;
  const cache = createListCache<LedgerColumns>(Number.POSITIVE_INFINITY);
  const openings = new Map<number, ReadonlyMap<number, bigint>>();
  let years: readonly FiscalYear[] | undefined;
  let accounts: readonly LedgerAccount[] | undefined;
  let openingJournalIds: ReadonlySet<number> | undefined;

  const ledger: Ledger = {
    columns: (signal) =>
      known.columns === undefined
        ? cache.get('all', signal, (ended) => readLedgerColumns(db, createPacing(db, ended)))
        : Promise.resolve(known.columns),
    columnsInMemory: () => known.columns ?? cache.peek('all') ?? null,
    get years() {
      years ??= readingRecords('The fiscal years', () =>
        db
          .prepare<FiscalYear>(
            `SELECT id, administration_id AS administrationId, label, start_date AS startDate, end_date AS endDate
             FROM fiscal_year ORDER BY administration_id, start_date, id`,
          )
          .all(),
      );
      return years;
    },
    get accounts() {
      accounts ??= readingRecords('The ledger accounts', () =>
        db
          .prepare<LedgerAccount>(
            `SELECT id, administration_id AS administrationId, code, description, type, rgs_code AS rgsCode, lead_code AS leadCode
             FROM ledger_account ORDER BY administration_id, code, id`,
          )
          .all(),
      );
      return accounts;
    },
    get openingJournalIds() {
      openingJournalIds ??= readingRecords(
        'The journals',
        () => new Set(db.prepare<number>(`SELECT id FROM journal WHERE type = 'O'`, { pluck: true }).all()),
      );
      return openingJournalIds;
    },
    openings(fiscalYearId) {
      const read = openings.get(fiscalYearId);
      if (read !== undefined) return read;
      const sums = new Map<number, bigint>();
      const rows = readingRecords('The opening balance', () =>
        db
          .prepare<{ account: bigint; cents: bigint; side: string }>(
            `SELECT ledger_account_id AS account, amount_cents AS cents, side FROM opening_balance_line WHERE fiscal_year_id = ?`,
            { safeIntegers: true },
          )
          .all(fiscalYearId),
      );
      for (const { account, cents, side } of rows) {
        const id = Number(account);
        sums.set(id, (sums.get(id) ?? 0n) + (side === 'D' ? cents : -cents));
      }
      openings.set(fiscalYearId, sums);
      return sums;
    },
    scopeOf(scope) {
      return {
        fiscalYearIds: yearIds(ledger.years, scope),
        accountId: scope.accountId ?? null,
        journalId: scope.journalId ?? null,
        toPeriod: scope.toPeriod ?? null,
        toDate: scope.toDate === undefined ? null : dateAsNumber(scope.toDate),
      };
    },
    openingYears(scope) {
      if (scope.fiscalYearId !== undefined) return [yearNamed(ledger.years, scope.fiscalYearId)];
      const first = new Map<number, FiscalYear>();
      for (const year of ledger.years) {
        if (!first.has(year.administrationId)) first.set(year.administrationId, year);
      }
      return [...first.values()].filter(
        (year) => scope.administrationId === undefined || year.administrationId === scope.administrationId,
      );
    },
  };
  return ledger;
}

function yearIds(years: readonly FiscalYear[], scope: Scope): ReadonlySet<number> | null {
  if (scope.fiscalYearId !== undefined) return new Set([yearNamed(years, scope.fiscalYearId).id]);
  if (scope.administrationId === undefined) return null;
  return new Set(
    years.filter((year) => year.administrationId === scope.administrationId).map((year) => year.id),
  );
}

/** Throws `not_found` for a year that is not there. */
export function yearNamed(years: readonly FiscalYear[], id: number): FiscalYear {
  const year = years.find((known) => known.id === id);
  if (year === undefined) throw fail('not_found', `There is no fiscal year with id ${id}.`);
  return year;
}
