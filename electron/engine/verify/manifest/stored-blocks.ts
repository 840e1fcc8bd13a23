import { rowsPerBlock } from '#shared/archive-format/constants.ts';
import { MerkleTree } from '#shared/archive-format/hash-tree.ts';
import type { ManifestTable } from '#shared/archive-format/manifest.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';
import { sha256 } from '../../crypto/sha256.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';

/** A row of `archive_block`, as stored. */
export interface StoredBlock {
  readonly block: number;
  readonly firstId: number;
  readonly lastId: number;
  readonly rowCount: number;
  readonly hash: Uint8Array;
}

/** The stored blocks of one table, in order. */
export function readStoredBlocks(db: ReadOnlyDatabase, table: string): StoredBlock[] {
  return db
    .prepare<StoredBlock>(
      `SELECT block, first_id AS firstId, last_id AS lastId, row_count AS rowCount, hash
       FROM archive_block WHERE table_name = ? ORDER BY block`,
    )
    .all(table);
}

/**
 * Whether stored blocks are those that the manifest's root for their table stands on. Only then do they say where a change is: whoever
 * changes records can change `archive_block`, too, which the tree does not cover.
 */
export function areBlocksAuthentic(blocks: readonly StoredBlock[], table: ManifestTable): boolean {
  let before = -Infinity;
  let rows = 0;
  const tree = new MerkleTree(sha256);
  for (const [i, { block, firstId, lastId, rowCount, hash }] of blocks.entries()) {
    const isLast = i === blocks.length - 1;
    const isFull = rowCount === rowsPerBlock || (isLast && rowCount > 0 && rowCount < rowsPerBlock);
    const isSafe = Number.isSafeInteger(firstId) && Number.isSafeInteger(lastId);
    if (block !== i || !isFull || !isSafe || firstId <= before || lastId < firstId) return false;
    before = lastId;
    rows += rowCount;
    tree.append(hash);
  }
  return rows === table.rows && toHex(tree.root()) === table.root;
}
