import { useMemo } from 'react';
import type { balanceMethods } from '#shared/contract/balances.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import { useScope } from './scope.ts';
import { useArchive } from './session-context.ts';
import { useUpTo } from './up-to.ts';
import { type Query, useQuery } from './use-query.ts';

/** All years of an administration side by side, as the engine answers. */
export type Balances = OutputOf<(typeof balanceMethods)['ledger.balances']>;

/** The administration that is looked at: the one chosen, the year's, or the only one; null where there are several and none is chosen. */
export function useAdministrationId(): number | null {
  const { administrations } = useArchive();
  const { administrationId, fiscalYearId } = useScope();
  if (administrationId !== undefined) return administrationId;
  const of = administrations.find(({ years }) => years.some(({ id }) => id === fiscalYearId));
  return of?.id ?? (administrations.length === 1 ? (administrations[0]?.id ?? null) : null);
}

/** The balances of the administration, up to where the screen says. */
export function useBalances(): Query<Balances> {
  const administrationId = useAdministrationId();
  const { fiscalYearId } = useScope();
  const { scope } = useUpTo();
  return useQuery(
    'ledger.balances',
    administrationId === null
      ? null
      : { administrationId, ...(fiscalYearId === undefined ? {} : { fiscalYearId }), ...scope },
  );
}

/** The places of the years shown: the year chosen behind the one before it, or all of them. */
export function useShownYears(balances: Balances | undefined): readonly number[] {
  const { fiscalYearId } = useScope();
  return useMemo(() => {
    if (balances === undefined) return [];
    const all = balances.years.map((_, place) => place);
    const chosen = balances.years.findIndex(({ id }) => id === fiscalYearId);
    return chosen < 0 ? all : all.slice(Math.max(0, chosen - 1), chosen + 1);
  }, [balances, fiscalYearId]);
}

const none: readonly number[] = [];

/** The periods of the year chosen, else of the last one; empty until they are known. */
export function usePeriods(): readonly number[] {
  const { fiscalYearId } = useScope();
  const { data } = useBalances();
  const year = data?.years.find(({ id }) => id === fiscalYearId) ?? data?.years.at(-1);
  return year?.periods ?? none;
}
