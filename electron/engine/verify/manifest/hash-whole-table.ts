import { TableTree } from '#shared/archive-format/hash-tree.ts';
import { LeafEncoder } from '#shared/archive-format/leaf.ts';
import type { CoveredTable } from '#shared/archive-format/tables.ts';
import { toHex } from '#shared/archive-format/text-bytes.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { type CheckOutcome, makeCheck } from '../check-outcome.ts';
import type { TaskContext } from '../worker/task.ts';
import { ContentChecker, type ContentKind } from './check-content.ts';
import { CoveredRows, highestId, idOf, lowestId } from './covered-rows.ts';

/** A whole table, hashed without the help of `archive_block`. */
export interface WholeTable {
  readonly table: CoveredTable;
  readonly rows: number;
  /** Null where a page could not be read. */
  readonly root: string | null;
  readonly documents: CheckOutcome | null;
  readonly contentKinds: readonly (readonly [number, ContentKind])[];
  readonly unreadable: CheckOutcome | null;
}

const rowsAReport = 8192;

/** The root of a table over its rows as they are: for a table whose stored blocks do not lead to the manifest's root. */
export function hashWholeTable(table: CoveredTable, { database, advance }: TaskContext): WholeTable {
  const contents = table === 'document_content' ? new ContentChecker() : null;
  let rows = 0;
  let root: string | null = null;
  const outcome = makeCheck(
    'rows',
    () => {
      const reader = new CoveredRows(database(), table);
      let contentHash: Uint8Array = new Uint8Array(0);
      let blob: Uint8Array | null = null;
      const encoder = new LeafEncoder(
        table,
        (bytes) => {
          const digest = sha256(bytes);
          if (bytes === blob) contentHash = digest;
          return digest;
        },
        'real',
      );
      const tree = new TableTree(sha256, () => {});
      for (const values of reader.exact(lowestId, highestId)) {
        const last = values.at(-1);
        blob = last instanceof Uint8Array ? last : null;
        tree.append(idOf(values), encoder.leaf(values));
        contents?.onRow(values, contentHash);
        if (++rows % rowsAReport === 0) advance(rowsAReport);
      }
      advance(rows % rowsAReport);
      root = toHex(tree.finish());
    },
    database,
  );
  return {
    table,
    rows,
    root,
    documents: contents?.report.outcome() ?? null,
    contentKinds: contents?.kinds ?? [],
    unreadable: outcome.findings.length > 0 ? outcome : null,
  };
}
