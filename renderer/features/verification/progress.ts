import type { LayerName, VerificationProgress } from '#shared/contract/verification.ts';

/** How far a layer is, 0 … 1; null where it is not known. */
export function layerFraction(progress: VerificationProgress | undefined): number | null {
  if (progress === undefined || progress.total <= 0) return null;
  return Math.min(1, progress.done / progress.total);
}

/** How far all layers are together, 0 … 1; a layer that said nothing yet counts as not begun. */
export function overallFraction(
  layers: readonly LayerName[],
  progress: Readonly<Partial<Record<LayerName, VerificationProgress>>>,
): number {
  if (layers.length === 0) return 0;
  return layers.reduce((sum, name) => sum + (layerFraction(progress[name]) ?? 0), 0) / layers.length;
}
