import { useMemo } from 'react';
import type { Scope } from '#shared/contract/values.ts';
import { useScope } from '../../app/scope.ts';
import { useUpTo } from '../../app/up-to.ts';

/** The administration and year chosen above, and the reference date. */
export function useSubledgerScope(): Scope {
  const scope = useScope();
  const { toDate } = useUpTo().scope;
  return useMemo(() => (toDate === undefined ? scope : { ...scope, toDate }), [scope, toDate]);
}
