import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineContract } from '#shared/contract/engine-contract.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import { useFormat } from '../../ui/use-format.ts';

type Damaged = NonNullable<OutputOf<EngineContract['lists.totals']>['damaged']>;

/** Says how many rows of a list cannot be read, and which. */
export function useDamagedText(): (damaged: Damaged) => string {
  const { t } = useTranslation('lists');
  const format = useFormat();
  return useCallback(
    ({ rows, firstId, lastId, isOpenEnded }) =>
      t(isOpenEnded ? 'damagedOpenEnded' : 'damaged', {
        count: rows,
        rows: format.integer(rows),
        firstId: String(firstId),
        lastId: String(lastId),
      }),
    [t, format],
  );
}
