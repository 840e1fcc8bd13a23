import { rowsPerBlock } from './constants.ts';
import type { Sha256 } from './sha256.ts';
import { compareAsBytes, utf8 } from './text-bytes.ts';

/** Filled anew for every node; hashing is synchronous, so one is enough. */
const nodeBytes = new Uint8Array(65).fill(1, 0, 1);

/** The hash of an inner node: SHA-256(01 || left || right). */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  nodeBytes.set(left, 1);
  nodeBytes.set(right, 33);
  return sha256(nodeBytes);
}

/**
 * The Merkle tree hash of RFC 9162 section 2.1.1 over hashes that are appended one by one. It keeps one hash for each bit set in
 * their number: the roots of the perfect subtrees so far, the largest first.
 */
export class MerkleTree {
  readonly #sha256: Sha256;
  readonly #perfect: Uint8Array[] = [];
  #size = 0;

  constructor(sha256: Sha256) {
    this.#sha256 = sha256;
  }

  /** The number of hashes appended. */
  get size(): number {
    return this.#size;
  }

  append(hash: Uint8Array): void {
    let merged = hash;
    for (let below = this.#size; below % 2 === 1; below = Math.floor(below / 2)) {
      merged = nodeHash(this.#perfect.pop() ?? hash, merged, this.#sha256);
    }
    this.#perfect.push(merged);
    this.#size++;
  }

  /** The root over what was appended so far: SHA-256 of nothing where nothing was. More may be appended afterwards. */
  root(): Uint8Array {
    const last = this.#perfect.at(-1);
    if (last === undefined) return this.#sha256(new Uint8Array(0));
    return this.#perfect.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, this.#sha256), last);
  }
}

/** A row of `archive_block` without its table: the hash over 256 rows in id order, fewer in a table's last block. */
export interface Block {
  readonly block: number;
  readonly firstId: number | bigint;
  readonly lastId: number | bigint;
  readonly rowCount: number;
  readonly hash: Uint8Array;
}

/** A table's hash tree, fed with its leaves in ascending id order; it hands out each block when that is complete. */
export class TableTree {
  readonly #sha256: Sha256;
  readonly #onBlock: (block: Block) => void;
  readonly #blocks: MerkleTree;
  #rows: MerkleTree;
  #firstId: number | bigint = 0;
  #lastId: number | bigint = 0;

  constructor(sha256: Sha256, onBlock: (block: Block) => void) {
    this.#sha256 = sha256;
    this.#onBlock = onBlock;
    this.#blocks = new MerkleTree(sha256);
    this.#rows = new MerkleTree(sha256);
  }

  append(id: number | bigint, leaf: Uint8Array): void {
    if (this.#rows.size === 0) this.#firstId = id;
    this.#lastId = id;
    this.#rows.append(leaf);
    if (this.#rows.size === rowsPerBlock) this.#closeBlock();
  }

  /** Hands out the last block, if it is not full, and returns the table's root. Nothing may be appended afterwards. */
  finish(): Uint8Array {
    if (this.#rows.size > 0) this.#closeBlock();
    return this.#blocks.root();
  }

  #closeBlock(): void {
    const hash = this.#rows.root();
    this.#onBlock({
      block: this.#blocks.size,
      firstId: this.#firstId,
      lastId: this.#lastId,
      rowCount: this.#rows.size,
      hash,
    });
    this.#blocks.append(hash);
    this.#rows = new MerkleTree(this.#sha256);
  }
}

/** A covered table as the archive root sees it. */
export interface TableRoot {
  readonly name: string;
  readonly rows: number;
  readonly root: Uint8Array;
}

/** The leaf of a table in the archive's tree: SHA-256(00 || uint16 length of name || name || uint64 rows || root). */
export function tableLeaf({ name, rows, root }: TableRoot, sha256: Sha256): Uint8Array {
  const nameBytes = utf8(name);
  const bytes = new Uint8Array(3 + nameBytes.length + 8 + root.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(1, nameBytes.length);
  bytes.set(nameBytes, 3);
  view.setBigUint64(3 + nameBytes.length, BigInt(rows));
  bytes.set(root, 11 + nameBytes.length);
  return sha256(bytes);
}

/** The archive root over the covered tables, given in any order. */
export function archiveRoot(tables: readonly TableRoot[], sha256: Sha256): Uint8Array {
  const tree = new MerkleTree(sha256);
  for (const table of tables.toSorted((a, b) => compareAsBytes(a.name, b.name))) {
    tree.append(tableLeaf(table, sha256));
  }
  return tree.root();
}
