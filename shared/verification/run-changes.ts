import type { LayerName } from '../contract/verification.ts';
import type { PastRun } from '../contract/verification-history.ts';
import { layerOrder } from './layer-order.ts';

/** What is otherwise than at an earlier verification; `since` is when that one began. */
export type RunChange =
  | { readonly kind: 'file' | 'root' | 'signer'; readonly since: string }
  | {
      readonly kind: 'verdict';
      readonly layer: LayerName;
      readonly from: PastRun['layers'][LayerName];
      readonly to: PastRun['layers'][LayerName];
      readonly since: string;
    };

/**
 * What a verification found otherwise than the one before it that looked at the same: the file, the root, the signer, and each layer's
 * verdict. `earlier` are the runs before it, the latest first. A layer that was left out is compared with nothing.
 */
export function changesSince(run: PastRun, earlier: readonly PastRun[]): RunChange[] {
  const changes: RunChange[] = [];
  const hashed = run.fileSha256 === null ? undefined : earlier.find((one) => one.fileSha256 !== null);
  if (hashed !== undefined && hashed.fileSha256 !== run.fileSha256)
    changes.push({ kind: 'file', since: hashed.startedAt });
  const [last] = earlier;
  if (last !== undefined && last.manifestRoot !== run.manifestRoot)
    changes.push({ kind: 'root', since: last.startedAt });
  if (last !== undefined && (last.signer.id !== run.signer.id || last.signer.trust !== run.signer.trust)) {
    changes.push({ kind: 'signer', since: last.startedAt });
  }
  for (const layer of layerOrder) {
    const to = run.layers[layer];
    if (to === 'not_run') continue;
    const before = earlier.find((one) => one.layers[layer] !== 'not_run');
    if (before === undefined || before.layers[layer] === to) continue;
    changes.push({ kind: 'verdict', layer, from: before.layers[layer], to, since: before.startedAt });
  }
  return changes;
}
