import {
  type BalanceSheet,
  balanceSheet,
  profitAndLoss,
  type StatementAccount,
  type StatementPart,
} from '#shared/domain/statements.ts';
import type { Balances } from '../../app/use-balances.ts';

/** The accounts with what they close the years shown with. */
export function accountsOf({ accounts }: Balances, years: readonly number[]): StatementAccount[] {
  return accounts.map((account) => ({
    ...account,
    closings: years.map((place) => BigInt(account.balances[place]?.closingCents ?? 0)),
  }));
}

/** One series of the chart, an amount in cents for every year. */
export interface Series {
  readonly id: 'revenue' | 'costs' | 'result' | 'assets' | 'equity' | 'debts';
  readonly amounts: readonly bigint[];
}

/** What the chart of profit and loss shows: accounts that brought money, those that cost it, and what was left. */
export function resultSeries(accounts: readonly StatementAccount[]): Series[] {
  const statement: StatementPart<StatementAccount> = profitAndLoss(accounts, 'type');
  const lines = statement.groups.flatMap((group) => group.accounts);
  const sum = (year: number, sign: bigint) =>
    lines.reduce((total, { closings }) => {
      const amount = (closings[year] ?? 0n) * sign;
      return amount > 0n ? total + amount : total;
    }, 0n);
  return [
    { id: 'revenue', amounts: statement.totals.map((_, year) => sum(year, 1n)) },
    { id: 'costs', amounts: statement.totals.map((_, year) => sum(year, -1n)) },
    { id: 'result', amounts: statement.totals },
  ];
}

/** What the chart of the balance sheet shows; equity and debts only where RGS codes tell them apart. */
export function balanceSeries(accounts: readonly StatementAccount[]): Series[] {
  const sheet: BalanceSheet<StatementAccount> = balanceSheet(accounts, 'rgs');
  const assets: Series = { id: 'assets', amounts: sheet.assets.totals };
  const equity = sheet.liabilities.groups.find(({ heading }) => heading === 'BEiv');
  if (equity === undefined) return [assets];
  const own = sheet.results.map((result, year) => result + (equity.totals[year] ?? 0n));
  const debts = sheet.liabilities.totals.map((total, year) => total - (equity.totals[year] ?? 0n));
  return [assets, { id: 'equity', amounts: own }, { id: 'debts', amounts: debts }];
}
