import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#engine/crypto/sha256.ts';
import {
  archiveRoot,
  type Block,
  MerkleTree,
  nodeHash,
  TableTree,
  tableLeaf,
} from '#shared/archive-format/hash-tree.ts';
import { LeafEncoder } from '#shared/archive-format/leaf.ts';
import { fromHex, toHex } from '#shared/archive-format/text-bytes.ts';
import { vectors } from '../../fixtures/vectors.ts';

const encoder = new LeafEncoder('period', sha256);

/** Row i of the vectors' made-up table. */
function leafOfRow(i: number): Uint8Array {
  return encoder.leaf([i + 1, 1, i, `periode ${i}`, null, null, 'normal']);
}

/** RFC 9162 section 2.1.1 as it is written, recursively. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)), sha256);
}

describe('table tree', () => {
  it('hashes single rows and a node as the vectors do', () => {
    expect(toHex(leafOfRow(0))).toBe(vectors.trees.firstLeaf);
    expect(toHex(leafOfRow(1))).toBe(vectors.trees.secondLeaf);
    expect(toHex(nodeHash(leafOfRow(0), leafOfRow(1), sha256))).toBe(vectors.trees.nodeOfBoth);
  });

  it.each(vectors.trees.cases)(
    'gives root and blocks of $rows rows as the vectors do',
    ({ rows, root, blocks }) => {
      const found: Block[] = [];
      const tree = new TableTree(sha256, (block) => found.push(block));
      for (let i = 0; i < rows; i++) tree.append(i + 1, leafOfRow(i));
      expect(toHex(tree.finish())).toBe(root);
      expect(found.map((block) => ({ ...block, hash: toHex(block.hash) }))).toEqual(blocks);
    },
  );

  it('equals the definition for every number of rows, with and without blocks', () => {
    const leaves = Array.from({ length: 1100 }, (_, i) => leafOfRow(i));
    const whole = new MerkleTree(sha256);
    for (const [i, leaf] of leaves.entries()) {
      whole.append(leaf);
      if (i % 37 !== 0) continue;
      const blocks = new TableTree(sha256, () => undefined);
      for (const [k, one] of leaves.slice(0, i + 1).entries()) blocks.append(k, one);
      const expected = toHex(rootByDefinition(leaves.slice(0, i + 1)));
      expect(toHex(whole.root())).toBe(expected);
      expect(toHex(blocks.finish())).toBe(expected);
    }
  });

  it('changes its root when any one leaf changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(), (size, at) => {
        const changed = at % size;
        const before = new MerkleTree(sha256);
        const after = new MerkleTree(sha256);
        for (let i = 0; i < size; i++) {
          before.append(leafOfRow(i));
          after.append(i === changed ? leafOfRow(i + 10_000) : leafOfRow(i));
        }
        expect(toHex(after.root())).not.toBe(toHex(before.root()));
      }),
      { numRuns: 20 },
    );
  });
});

describe('archive root', () => {
  it.each(vectors.archiveRoot.cases)('is the vectors’ root over its tables', ({ tables, root }) => {
    const roots = tables.map(({ name, rows, root }) => ({ name, rows, root: fromHex(root) }));
    for (const [i, table] of roots.entries()) expect(toHex(tableLeaf(table, sha256))).toBe(tables[i]?.leaf);
    expect(toHex(archiveRoot(roots, sha256))).toBe(root);
    expect(toHex(archiveRoot(roots.toReversed(), sha256))).toBe(root);
  });
});
