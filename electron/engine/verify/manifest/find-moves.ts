import { MerkleTree } from '#shared/archive-format/hash-tree.ts';
import type { StoredValue } from '#shared/archive-format/leaf.ts';
import type { CoveredTable } from '#shared/archive-format/tables.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { isSqliteError } from '../../driver/read-only-database.ts';
import type { TaskContext } from '../worker/task.ts';
import { CoveredRows, idOf } from './covered-rows.ts';
import { BlockHasher } from './hash-block.ts';
import type { StoredBlock } from './stored-blocks.ts';

/** Blocks that lack exactly one row, whose id is known, and rows that stand in no block. */
export interface MoveSearch {
  readonly table: CoveredTable;
  readonly holes: readonly { readonly block: StoredBlock; readonly missingId: number }[];
  readonly strayIds: readonly number[];
}

/** A row that is unchanged but for its id. */
export interface Move {
  readonly block: number;
  readonly fromId: number;
  readonly toId: number;
}

/** Proves which rows were moved: put back under the missing id, such a row makes the block's hash come out right again. */
export function findMoves({ table, holes, strayIds }: MoveSearch, { database }: TaskContext): Move[] {
  try {
    const rows = new CoveredRows(database(), table);
    const hasher = new BlockHasher(rows);
    const strays = strayIds.flatMap((id) => [...rows.exact(id, id)]);
    const moves: Move[] = [];
    for (const { block, missingId } of holes) {
      const present = [...rows.exact(block.firstId, block.lastId)];
      const stray = strays.find((values) =>
        fits(hasher, block, present, [BigInt(missingId), ...values.slice(1)]),
      );
      if (stray !== undefined)
        moves.push({ block: block.block, fromId: missingId, toId: Number(idOf(stray)) });
    }
    return moves;
  } catch (error) {
    // The damage that prevents this has been reported with the blocks.
    if (isSqliteError(error)) return [];
    throw error;
  }
}

function fits(
  hasher: BlockHasher,
  block: StoredBlock,
  present: readonly StoredValue[][],
  candidate: readonly StoredValue[],
): boolean {
  const tree = new MerkleTree(sha256);
  const inOrder = [...present, candidate].toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  for (const values of inOrder) tree.append(hasher.exactLeaf(values));
  return Buffer.compare(tree.root(), block.hash) === 0;
}
