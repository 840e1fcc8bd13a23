import { MerkleTree } from '#shared/archive-format/hash-tree.ts';
import { LeafEncoder, type StoredValue } from '#shared/archive-format/leaf.ts';
import { sha256 } from '../../crypto/sha256.ts';
import type { CoveredRows, RowId } from './covered-rows.ts';
import { idOf } from './covered-rows.ts';

/** The hash over the rows of an id range, and how many there are. */
export interface RangeHash {
  readonly rows: number;
  readonly hash: Uint8Array;
}

/** Hears each row of a block as it is hashed; `contentHash` is the SHA-256 of its BLOB, where it has one. */
export type RowListener = (values: readonly StoredValue[], contentHash: Uint8Array) => void;

/** Hashes ranges of one table's rows, quickly where plain numbers and strings can hold what is stored. */
export class BlockHasher {
  readonly #rows: CoveredRows;
  readonly #quick: LeafEncoder;
  readonly #exact: LeafEncoder;
  #blob: Uint8Array | null = null;
  #blobHash: Uint8Array = new Uint8Array(0);

  constructor(rows: CoveredRows) {
    this.#rows = rows;
    // The encoder hashes a row's BLOB and then its leaf; what it hashed the BLOB to is kept, so that no file is hashed twice.
    const keeping = (bytes: Uint8Array) => {
      const digest = sha256(bytes);
      if (bytes === this.#blob) this.#blobHash = digest;
      return digest;
    };
    this.#quick = new LeafEncoder(rows.table, keeping, 'integer');
    this.#exact = new LeafEncoder(rows.table, keeping, 'real');
  }

  /** Throws RangeError where a row holds an integer beyond 2^53: then only `exact` can hash it. */
  quick(fromId: RowId, toId: RowId, onRow?: RowListener): RangeHash {
    return this.#hash(this.#rows.quick(fromId, toId), this.#quick, onRow);
  }

  exact(fromId: RowId, toId: RowId, onId?: (id: RowId) => void): RangeHash {
    return this.#hash(this.#rows.exact(fromId, toId), this.#exact, onId && ((values) => onId(idOf(values))));
  }

  /** The leaf of one row as `CoveredRows.exact` gives it. */
  exactLeaf(values: readonly StoredValue[]): Uint8Array {
    return this.#exact.leaf(values);
  }

  #hash(
    rows: Iterable<readonly StoredValue[]>,
    encoder: LeafEncoder,
    onRow: RowListener | undefined,
  ): RangeHash {
    const tree = new MerkleTree(sha256);
    for (const values of rows) {
      const last = values.at(-1);
      this.#blob = last instanceof Uint8Array ? last : null;
      tree.append(encoder.leaf(values));
      onRow?.(values, this.#blobHash);
    }
    this.#blob = null;
    return { rows: tree.size, hash: tree.root() };
  }
}
