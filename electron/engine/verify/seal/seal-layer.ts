import type { LayerResult } from '#shared/contract/verification.ts';
import type { LayerContext } from '../layer-context.ts';
import { layerResult } from '../layer-report.ts';
import { checkFileHash } from './check-file-hash.ts';
import { checkLength } from './check-length.ts';
import { checkOuterSeal } from './check-outer-seal.ts';
import type { PagesChecked } from './check-pages.ts';

/** Layer 1: outer seal, file length, and the HMAC of every page (format README, "What a verification says"); `checkingPages` is under way. */
export async function sealLayer(
  context: LayerContext,
  checkingPages: Promise<PagesChecked>,
): Promise<LayerResult> {
  const { archive, progress } = context;
  const passes = (archive.key.profile.hmacBytes > 0 ? 1 : 0) + (archive.inspection.seal === null ? 0 : 1);
  progress.start(passes * archive.fileBytes, 'bytes');
  const [fileHash, pages] = await Promise.all([checkFileHash(context), checkingPages]);
  progress.finish();
  const result = layerResult([checkOuterSeal(context), checkLength(context), fileHash, pages.outcome], {
    bytes: archive.fileBytes,
    pages: pages.outcome.items,
    damagedPages: pages.damagedPages,
  });
  return pages.impact === null ? result : { ...result, impact: pages.impact };
}
