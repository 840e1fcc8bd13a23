import type { NotPossibleReason } from '#shared/contract/finding-codes.ts';
import type { CheckResult, LayerResult } from '#shared/contract/verification.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { FindingList } from './findings.ts';

/** A layer's answer from those of its checks: it fails on errors only, and passes only where something was checked. */
export function layerResult(
  outcomes: readonly CheckOutcome[],
  checked: Readonly<Record<string, number>>,
  reasonIfNone: NotPossibleReason = 'no_records',
): LayerResult {
  const all = new FindingList();
  for (const outcome of outcomes) all.merge(outcome);
  const { findings, totals } = all.found();
  const result = { checked: { ...checked }, findings: [...findings], checks: outcomes.map(checkResult) };
  const more = all.total > findings.length ? { findingTotals: { ...totals } } : {};
  if (!all.hasError && outcomes.every(({ reason }) => reason !== null)) {
    return { verdict: 'not_possible', reason: reasonIfNone, ...result, ...more };
  }
  return { verdict: all.hasError ? 'failed' : 'passed', ...result, ...more };
}

/** A layer that could not be looked at as a whole. */
export function layerNotPossible(reason: NotPossibleReason): LayerResult {
  return { verdict: 'not_possible', reason, checked: {}, findings: [], checks: [] };
}

/** A layer that was not asked for. */
export function layerNotRun(): LayerResult {
  return { verdict: 'not_run', checked: {}, findings: [], checks: [] };
}

function checkResult(outcome: CheckOutcome): CheckResult {
  const list = new FindingList();
  list.merge(outcome);
  const counts = { name: outcome.name, items: outcome.items, findings: list.total };
  if (list.hasError) return { ...counts, verdict: 'failed' };
  if (outcome.reason !== null) return { ...counts, verdict: 'not_possible', reason: outcome.reason };
  return { ...counts, verdict: 'passed' };
}
