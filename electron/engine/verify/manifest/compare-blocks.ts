import type { CoveredTable } from '#shared/archive-format/tables.ts';
import { type CheckOutcome, CheckReport, reportUnreadable } from '../check-outcome.ts';
import type { TaskContext } from '../worker/task.ts';
import { ContentChecker, type ContentKind } from './check-content.ts';
import { CoveredRows, highestId, lowestId, type RowId } from './covered-rows.ts';
import { BlockHasher, type RangeHash, type RowListener } from './hash-block.ts';
import type { StoredBlock } from './stored-blocks.ts';

/** Some consecutive blocks of a table, with the ids between them. */
export interface BlockRange {
  readonly table: CoveredTable;
  /** The last id of the block before; null before the first. */
  readonly afterId: number | null;
  readonly blocks: readonly StoredBlock[];
  /** Whether all ids after these blocks belong to the range, too. */
  readonly isLast: boolean;
}

/** A block whose rows are not those that the manifest stands on. */
export interface BlockMismatch {
  readonly block: StoredBlock;
  readonly foundRows: number;
  /** Ids that are certainly gone: known where the block's ids had no gaps. */
  readonly missingIds: readonly number[];
}

/** What became of a range. */
export interface RangeComparison {
  readonly table: CoveredTable;
  readonly rows: number;
  readonly mismatches: readonly BlockMismatch[];
  /** Rows that stand in no block: how many, and the first of them. */
  readonly strayRows: number;
  readonly strayIds: readonly number[];
  /** Of `document_content`: its own check, and what each file looks like. */
  readonly documents: CheckOutcome | null;
  readonly contentKinds: readonly (readonly [number, ContentKind])[];
  /** Findings about pages that could not be read. */
  readonly unreadable: CheckOutcome | null;
}

const listedIds = 32;

/** Hashes the rows of each block and compares, and looks for rows between the blocks. Advances in rows. */
export function compareBlocks(range: BlockRange, { database, advance }: TaskContext): RangeComparison {
  const db = database();
  const report = new CheckReport('rows');
  const contents = range.table === 'document_content' ? new ContentChecker() : null;
  const mismatches: BlockMismatch[] = [];
  const strayIds: number[] = [];
  let rows = 0;
  let strayRows = 0;
  const place = { table: range.table };
  try {
    const hasher = new BlockHasher(new CoveredRows(db, range.table));
    const strays = db.prepare<number>(`SELECT id FROM ${range.table} WHERE id BETWEEN ? AND ? ORDER BY id`, {
      pluck: true,
    });
    const lookBetween = (fromId: RowId, toId: RowId) => {
      if (fromId > toId) return;
      for (const id of strays.iterate(fromId, toId)) {
        strayRows++;
        rows++;
        if (strayIds.length < listedIds && Number.isSafeInteger(id)) strayIds.push(id);
      }
    };
    let afterId = range.afterId;
    for (const block of range.blocks) {
      try {
        lookBetween(afterId === null ? lowestId : afterId + 1, block.firstId - 1);
        const found = hashBlock(hasher, block, contents?.onRow);
        rows += found.rows;
        if (Buffer.compare(found.hash, block.hash) !== 0) {
          mismatches.push({
            block,
            foundRows: found.rows,
            missingIds: missingIds(hasher, block, found.rows),
          });
        }
      } catch (error) {
        reportUnreadable(report, error, { ...place, firstId: block.firstId, lastId: block.lastId });
      }
      afterId = block.lastId;
      advance(block.rowCount);
    }
    if (range.isLast) lookBetween(afterId === null ? lowestId : afterId + 1, highestId);
  } catch (error) {
    reportUnreadable(report, error, place);
  }
  return {
    table: range.table,
    rows,
    mismatches,
    strayRows,
    strayIds,
    documents: contents?.report.outcome() ?? null,
    contentKinds: contents?.kinds ?? [],
    unreadable: report.findings.total > 0 ? report.outcome() : null,
  };
}

function hashBlock(hasher: BlockHasher, block: StoredBlock, onRow: RowListener | undefined): RangeHash {
  try {
    const quick = hasher.quick(block.firstId, block.lastId, onRow);
    if (Buffer.compare(quick.hash, block.hash) === 0) return quick;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  // Not the same, or more than plain numbers hold: text that is not valid UTF-8 and large integers show as they are only here.
  return hasher.exact(block.firstId, block.lastId);
}

function missingIds(hasher: BlockHasher, block: StoredBlock, foundRows: number): number[] {
  const hadNoGaps = block.lastId - block.firstId + 1 === block.rowCount;
  if (!hadNoGaps || foundRows >= block.rowCount) return [];
  const found = new Set<number>();
  hasher.exact(block.firstId, block.lastId, (id) => found.add(Number(id)));
  const missing: number[] = [];
  for (let id = block.firstId; id <= block.lastId && missing.length < listedIds; id++) {
    if (!found.has(id)) missing.push(id);
  }
  return missing;
}
