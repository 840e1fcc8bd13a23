import { Link } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import type { Grouping, StatementAccount, StatementPart } from '#shared/domain/statements.ts';
import { keepUpTo } from '../../app/up-to.ts';
import { useHeadingLabel } from '../../app/use-heading-label.ts';
import type { StatementColumn, StatementSection } from '../../ui/StatementTable.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { StatementData } from './StatementFrame.tsx';

/** The years as columns, and with two of them their difference. */
export function yearColumns({ balances, years }: StatementData, differenceLabel: string): StatementColumn[] {
  const columns = years
    .map((place) => balances.years[place])
    .filter((year) => year !== undefined)
    .map(({ id, label }) => ({ id: String(id), label }));
  // The year that is looked at comes first, as in annual accounts.
  columns.reverse();
  return years.length === 2 ? [...columns, { id: 'difference', label: differenceLabel }] : columns;
}

/** Amounts as cells in the order of `yearColumns`. */
export function useAmountCells(): (amounts: readonly bigint[]) => ReactNode[] {
  const format = useFormat();
  return useCallback(
    (amounts) => {
      const cells = amounts.map((cents) => format.cents(String(cents))).reverse();
      const [before, year] = amounts;
      return amounts.length === 2 && before !== undefined && year !== undefined
        ? [...cells, format.cents(String(year - before))]
        : cells;
    },
    [format],
  );
}

/** A part of a statement as sections; an account leads to its ledger card, up to the same period. */
export function useSections(): (
  part: StatementPart<StatementAccount>,
  grouping: Grouping,
) => StatementSection[] {
  const cells = useAmountCells();
  const headingLabel = useHeadingLabel();
  return useCallback(
    (part, grouping) =>
      part.groups.map(({ heading, accounts, totals }) => ({
        id: heading ?? '',
        title: headingLabel(heading, grouping),
        sums: cells(totals),
        lines: accounts.map((account) => ({
          id: String(account.id),
          code: account.code,
          name: (
            <Link to="/ledger/$accountId" params={{ accountId: String(account.id) }} search={keepUpTo}>
              {account.description}
            </Link>
          ),
          cells: cells(account.closings),
        })),
      })),
    [cells, headingLabel],
  );
}
