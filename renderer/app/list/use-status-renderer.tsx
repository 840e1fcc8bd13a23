import { type ReactNode, useCallback } from 'react';
import { StatusDot, type Tone } from '../../ui/Badge.tsx';
import type { CellValue } from '../../ui/table/types.ts';
import { useCodeLabel } from '../labels.ts';

const tones: Readonly<Record<string, Tone>> = {
  exported: 'good',
  archived: 'good',
  ready_for_review: 'caution',
  waiting_for_authorisation: 'caution',
  partially_authorised: 'caution',
  waiting_for_confirmation: 'caution',
  queued_for_export: 'caution',
  export_failed: 'bad',
  rejected: 'bad',
  deleted: 'bad',
};

/** Draws a document's status: its words, and a dot that tells at a glance whether it is done, waits, or went wrong. */
export function useStatusRenderer(source: string): (cell: CellValue) => ReactNode {
  const codeLabel = useCodeLabel();
  return useCallback(
    (cell) =>
      typeof cell === 'string' ? (
        <StatusDot tone={tones[cell] ?? 'neutral'}>{codeLabel(source, 'status', cell)}</StatusDot>
      ) : null,
    [codeLabel, source],
  );
}
