import { useCallback } from 'react';
import { useFormat } from '../../ui/use-format.ts';

/** A number of hits as it is known: `1.234`, or `10.000+` where counting stopped. */
export function useTotal(): (total: number, isExact: boolean) => string {
  const format = useFormat();
  return useCallback((total, isExact) => `${format.integer(total)}${isExact ? '' : '+'}`, [format]);
}
