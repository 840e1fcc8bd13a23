import type { ManifestTable } from '#shared/archive-format/manifest.ts';
import { type CoveredTable, isCoveredTable } from '#shared/archive-format/tables.ts';
import { isSqliteError } from '../../driver/read-only-database.ts';
import type { TaskContext } from '../worker/task.ts';
import type { BlockRange } from './compare-blocks.ts';
import { areBlocksAuthentic, readStoredBlocks } from './stored-blocks.ts';

/** How one table is going to be checked. */
export interface TablePlan {
  readonly name: CoveredTable;
  readonly rows: number;
  readonly root: string;
  /** Block by block, in parallel; null where the stored blocks do not lead to the manifest's root, so that all of it must be hashed. */
  readonly ranges: readonly BlockRange[] | null;
}

/** Blocks that one task compares: of files fewer, because those are large. */
const blocksATask = 32;
const fileBlocksATask = 1;

/** Divides the work on every table that the manifest lists. */
export function planTables(tables: readonly ManifestTable[], { database }: TaskContext): TablePlan[] {
  return tables.flatMap((table): TablePlan[] => {
    const { name, rows, root } = table;
    if (!isCoveredTable(name)) return [];
    try {
      const blocks = readStoredBlocks(database(), name);
      if (!areBlocksAuthentic(blocks, table)) return [{ name, rows, root, ranges: null }];
      const atOnce = name === 'document_content' ? fileBlocksATask : blocksATask;
      const ranges: BlockRange[] = [];
      for (let i = 0; i === 0 || i < blocks.length; i += atOnce) {
        ranges.push({
          table: name,
          afterId: blocks[i - 1]?.lastId ?? null,
          blocks: blocks.slice(i, i + atOnce),
          isLast: i + atOnce >= blocks.length,
        });
      }
      return [{ name, rows, root, ranges }];
    } catch (error) {
      if (isSqliteError(error)) return [{ name, rows, root, ranges: null }];
      throw error;
    }
  });
}
