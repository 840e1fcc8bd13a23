import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepUpTo } from '../../app/up-to.ts';

/** Goes to the lines of the item that a line belongs to. */
export function useOpenItem(): (ref: RecordRef) => void {
  const navigate = useNavigate();
  return useCallback(
    (ref) =>
      void navigate({ to: '/open-items/$lineId', params: { lineId: String(ref.id) }, search: keepUpTo }),
    [navigate],
  );
}
