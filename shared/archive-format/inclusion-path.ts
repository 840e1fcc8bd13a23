import { MerkleTree, nodeHash } from './hash-tree.ts';
import type { Sha256 } from './sha256.ts';

/**
 * The inclusion path of RFC 9162 section 2.1.3.1: the sibling hashes that lead from hash `index` to the root over all of `hashes`, the
 * nearest first. Throws RangeError where there is no such hash.
 */
export function inclusionPath(hashes: readonly Uint8Array[], index: number, sha256: Sha256): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= hashes.length)
    throw new RangeError(`there is no hash ${index} among ${hashes.length}`);
  const path: Uint8Array[] = [];
  let [start, end] = [0, hashes.length];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    const isLeft = index < middle;
    path.push(rootOf(isLeft ? hashes.slice(middle, end) : hashes.slice(start, middle), sha256));
    if (isLeft) end = middle;
    else start = middle;
  }
  return path.reverse();
}

/**
 * The root that a hash at `index` of a tree of `size` leads to by its path (RFC 9162 section 2.1.3.2); null where the path is not as
 * long as such a tree has it, or the tree has no such place.
 */
export function rootOfPath(
  hash: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  sha256: Sha256,
): Uint8Array | null {
  if (index >= size) return null;
  let root = hash;
  let place = index;
  let last = size - 1;
  for (const sibling of path) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      root = nodeHash(sibling, root, sha256);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else {
      root = nodeHash(root, sibling, sha256);
    }
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

function rootOf(hashes: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  const tree = new MerkleTree(sha256);
  for (const hash of hashes) tree.append(hash);
  return tree.root();
}

/** The largest power of two below `size`, which is at least 2. */
function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
