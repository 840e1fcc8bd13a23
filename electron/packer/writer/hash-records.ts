import { sha256 } from '#engine/crypto/sha256.ts';
import type { SqlValue } from '#engine/driver/statement.ts';
import type { WritableDatabase } from '#engine/driver/writable-database.ts';
import { type Block, TableTree } from '#shared/archive-format/hash-tree.ts';
import { LeafEncoder } from '#shared/archive-format/leaf.ts';
import { type CoveredTable, columnNames, coveredTableNames } from '#shared/archive-format/tables.ts';

/** A covered table with its number of rows and its root. */
export interface HashedTable {
  readonly name: CoveredTable;
  readonly rows: number;
  readonly root: Uint8Array;
}

const rowsAReport = 50_000;

/**
 * Hashes every covered table as it now stands and stores its blocks in `archive_block`. The rows are read back from the database, so
 * that what is hashed is what was stored. `onProgress` hears the number of rows hashed.
 */
export function hashRecords(database: WritableDatabase, onProgress: (rows: number) => void): HashedTable[] {
  const addBlock = database.prepareWrite(
    'INSERT INTO archive_block (table_name, block, first_id, last_id, row_count, hash) VALUES (?, ?, ?, ?, ?, ?)',
  );
  let rowsBefore = 0;
  return coveredTableNames.map((name) => {
    const { blocks, ...table } = hashTable(database, name, (rows) => onProgress(rowsBefore + rows));
    for (const { block, firstId, lastId, rowCount, hash } of blocks) {
      addBlock.run(name, block, firstId, lastId, rowCount, hash);
    }
    rowsBefore += table.rows;
    return table;
  });
}

function hashTable(
  database: WritableDatabase,
  name: CoveredTable,
  onRows: (rows: number) => void,
): HashedTable & { readonly blocks: readonly Block[] } {
  try {
    return hashRows(database, name, 'integer', onRows);
  } catch (error) {
    // An integer beyond 2^53 somewhere: read this table again, more slowly and exactly.
    if (error instanceof RangeError) return hashRows(database, name, 'real', onRows);
    throw error;
  }
}

function hashRows(
  database: WritableDatabase,
  name: CoveredTable,
  numbers: 'integer' | 'real',
  onRows: (rows: number) => void,
): HashedTable & { readonly blocks: readonly Block[] } {
  const blocks: Block[] = [];
  const tree = new TableTree(sha256, (block) => blocks.push(block));
  const encoder = new LeafEncoder(name, sha256, numbers);
  const statement = database.prepareRead<SqlValue[]>(
    `SELECT ${columnNames(name).join(', ')} FROM ${name} ORDER BY id`,
    { raw: true, safeIntegers: numbers === 'real' },
  );
  let rows = 0;
  for (const values of statement.iterate()) {
    const [id] = values;
    if (typeof id !== 'number' && typeof id !== 'bigint')
      throw new TypeError(`${name} has a row without an id`);
    tree.append(id, encoder.leaf(values));
    if (++rows % rowsAReport === 0) onRows(rows);
  }
  const root = tree.finish();
  onRows(rows);
  return { name, rows, root, blocks };
}
