import { fail } from '#shared/contract/failure.ts';
import type { ListRow } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import {
  balanceSheet,
  profitAndLoss,
  type StatementAccount,
  type StatementPart,
  usualGrouping,
} from '#shared/domain/statements.ts';
import { readBalances } from '../balance-handlers.ts';
import { type ComputedColumn, createComputedList } from '../computed-list.ts';
import { integerCell } from '../exact-sum.ts';
import type { FiscalYear, Ledger } from '../ledger.ts';
import type { List } from '../list.ts';

const columns: readonly ComputedColumn[] = [
  { name: 'section', type: 'code' },
  { name: 'heading', type: 'code' },
  { name: 'accountCode', type: 'code' },
  { name: 'description', type: 'text' },
  { name: 'type', type: 'code' },
  { name: 'rgsCode', type: 'code' },
  { name: 'amountCents', type: 'cents' },
  { name: 'previousCents', type: 'cents' },
  { name: 'differenceCents', type: 'cents' },
];

/** What a statement can be narrowed by. */
const members: ReadonlySet<string> = new Set(['administrationId', 'fiscalYearId', 'toPeriod', 'toDate']);

/**
 * Profit and loss: the accounts of one fiscal year with the year before beside it, revenue positive and costs negative, in the order of
 * their headings. Of the year chosen; else of each administration's last.
 */
export function createProfitAndLoss(ledger: Ledger): List {
  return createComputedList(columns, (scope, signal) =>
    computeStatement(ledger, scope, signal, (accounts) =>
      rowsOf(profitAndLoss(accounts, usualGrouping(accounts))),
    ),
  );
}

/** The balance sheet, with the result as its last line, which is no account's. Years as in profit and loss. */
export function createBalanceSheet(ledger: Ledger): List {
  return createComputedList(columns, (scope, signal) =>
    computeStatement(ledger, scope, signal, (accounts) => {
      const { assets, liabilities, results } = balanceSheet(accounts, usualGrouping(accounts));
      return [...rowsOf(assets), ...rowsOf(liabilities), resultRow(results)];
    }),
  );
}

async function computeStatement(
  ledger: Ledger,
  scope: Scope,
  signal: AbortSignal | undefined,
  rows: (accounts: readonly StatementAccount[]) => readonly ListRow[],
): Promise<ListRow[]> {
  for (const [member, value] of Object.entries(scope)) {
    if (value !== undefined && !members.has(member)) {
      throw fail('bad_filter', `A statement cannot be narrowed by ${member}.`);
    }
  }
  const statements: ListRow[] = [];
  for (const year of yearsOf(ledger, scope)) {
    const { years, accounts } = await readBalances(
      ledger,
      {
        administrationId: year.administrationId,
        fiscalYearId: year.id,
        toPeriod: scope.toPeriod,
        toDate: scope.toDate,
      },
      signal,
    );
    const place = years.findIndex(({ id }) => id === year.id);
    const closing = (balances: (typeof accounts)[number]['balances'], at: number) =>
      BigInt(balances[at]?.closingCents ?? 0);
    const isFirst = place === 0;
    const ofYears = accounts.map((account) => ({
      ...account,
      // The year before first, so that the year itself decides on which side an account stands.
      closings: [
        ...(isFirst ? [] : [closing(account.balances, place - 1)]),
        closing(account.balances, place),
      ],
    }));
    statements.push(...rows(ofYears));
  }
  return statements;
}

function yearsOf(ledger: Ledger, scope: Scope): FiscalYear[] {
  if (scope.fiscalYearId !== undefined) return ledger.openingYears(scope);
  const last = new Map<number, FiscalYear>();
  for (const year of ledger.years) last.set(year.administrationId, year);
  return [...last.values()].filter(
    (year) => scope.administrationId === undefined || year.administrationId === scope.administrationId,
  );
}

function rowsOf({ side, groups }: StatementPart<StatementAccount>): ListRow[] {
  return groups.flatMap(({ heading, accounts }) =>
    accounts.map((account) => ({
      ref: { table: 'ledger_account', id: account.id },
      cells: [
        side,
        heading,
        account.code,
        account.description,
        account.type,
        account.rgsCode,
        ...amountCells(account.closings),
      ],
    })),
  );
}

function resultRow(results: readonly bigint[]): ListRow {
  return { ref: null, cells: ['liabilities', 'result', null, null, null, null, ...amountCells(results)] };
}

/** The year's amount, the year before's and the difference; the latter two are empty in a first year. */
function amountCells(amounts: readonly bigint[]): ListRow['cells'] {
  const amount = amounts.at(-1) ?? 0n;
  const previous = amounts.length > 1 ? amounts[0] : undefined;
  if (previous === undefined) return [integerCell(amount), null, null];
  return [integerCell(amount), integerCell(previous), integerCell(amount - previous)];
}
