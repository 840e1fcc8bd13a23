import { checkNames } from '#shared/contract/finding-codes.ts';
import type { LayerResult } from '#shared/contract/verification.ts';
import { type LayerContext, priorities } from '../layer-context.ts';
import { layerResult } from '../layer-report.ts';

/** Layer 2: SQLite's integrity check, references, schema, search index (format README, "What a verification says"). */
export async function structureLayer({ archive, pool, progress }: LayerContext): Promise<LayerResult> {
  const isForeign = archive.format === 'foreign';
  progress.start(isForeign ? 3 : checkNames.structure.length, 'checks');
  const integrity = pool.run('checkIntegrity', null, priorities.unsplittable).then((outcome) => {
    progress.advance(1);
    return outcome;
  });
  const input = {
    isForeign,
    isWal: archive.remarks.some(({ code }) => code === 'wal_copy'),
    cipher: { version: archive.key.profile.version, pageBytes: archive.key.profile.pageBytes },
    schemaSha256: archive.manifest?.manifest?.schemaSha256 ?? null,
  };
  const others = pool.run('checkStructure', input, priorities.planning, progress.advance);
  const outcomes = (await Promise.all([integrity, others])).flat();
  progress.finish();
  const order: readonly string[] = checkNames.structure;
  const counts = Object.fromEntries(outcomes.map(({ name, items }) => [name, items]));
  return layerResult(
    outcomes.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
    {
      tables: counts.integrity ?? 0,
      searchRecords: counts.search_index ?? 0,
      searchSamples: counts.search_samples ?? 0,
    },
  );
}
