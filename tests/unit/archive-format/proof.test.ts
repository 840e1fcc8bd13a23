import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ed25519PublicKey, ed25519Sign, ed25519Verify } from '#engine/crypto/ed25519.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import { readProof } from '#engine/proof/check-proof.ts';
import { archiveRoot, MerkleTree } from '#shared/archive-format/hash-tree.ts';
import { inclusionPath, rootOfPath } from '#shared/archive-format/inclusion-path.ts';
import { LeafEncoder, type StoredValue } from '#shared/archive-format/leaf.ts';
import { manifestBody } from '#shared/archive-format/manifest.ts';
import { type Proof, verifyProof } from '#shared/archive-format/proof.ts';
import { toProvedValue } from '#shared/archive-format/proved-value.ts';
import { toBase64, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { ContractError } from '#shared/contract/failure.ts';

const crypto = { sha256, verifySignature: ed25519Verify };
const seed = sha256(utf8('a seed of the tests'));

interface MadeUpTable {
  readonly name: string;
  readonly rows: readonly (readonly StoredValue[])[];
}

const columns = ['id', 'a', 'b'];

/** The proofs of every row of tables that no archive has, under a manifest signed by the tests' own key. */
function proofsOf(tables: readonly MadeUpTable[]): Proof[] {
  const hashed = tables.map(({ name, rows }) => {
    const encoder = new LeafEncoder(name, sha256, 'real');
    const leaves = rows.map((row) => encoder.leaf(row));
    const tree = new MerkleTree(sha256);
    for (const leaf of leaves) tree.append(leaf);
    return { name, rows, leaves, root: tree.root() };
  });
  const root = archiveRoot(
    hashed.map(({ name, rows, root }) => ({ name, rows: rows.length, root })),
    sha256,
  );
  const body = manifestBody({
    format: 'smartbooqing-archive/1',
    archiveId: '7c2f4e5a-8d1b-4c3e-9f60-1a2b3c4d5e6f',
    exporter: { name: 'test', version: '1' },
    exportedAt: '2026-03-02T10:15:00Z',
    reason: 'on_request',
    client: { name: 'Café “De Zon”', kvkNumber: null },
    period: { from: null, to: null },
    currency: 'EUR',
    tables: hashed.map(({ name, rows, root }) => ({ name, rows: rows.length, columns, root: toHex(root) })),
    documents: { count: 0, bytes: 0 },
    controlTotals: [],
    schemaSha256: '00'.repeat(32),
    root: toHex(root),
    appointmentKey: null,
  });
  const manifest = {
    body,
    signature: toBase64(ed25519Sign(utf8(body), seed)),
    signerKey: toBase64(ed25519PublicKey(seed)),
  };
  return hashed.flatMap(({ name, rows, leaves }) =>
    rows.map((row, index) => ({
      format: 'smartbooqing-proof/1' as const,
      record: {
        table: name,
        index,
        values: row.map((value, i) => toProvedValue(columns[i] ?? '', value, sha256)),
        path: inclusionPath(leaves, index, sha256).map(toHex),
      },
      manifest,
    })),
  );
}

const value: fc.Arbitrary<StoredValue> = fc.oneof(
  fc.constant(null),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double({ noNaN: true }),
  fc.string({ unit: 'grapheme' }),
  fc.uint8Array({ maxLength: 40 }),
  fc.uint8Array({ maxLength: 12 }).map((bytes) => ({ utf8: bytes })),
);
const tables = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('alpha', 'beta', 'gamma', 'delta'),
    rows: fc.array(fc.tuple(value, value, value), { maxLength: 40 }),
  }),
  { selector: ({ name }) => name, minLength: 1 },
);

const faultsOf = (proof: Proof) => verifyProof(proof, null, crypto).steps.map(({ fault }) => fault);
const asRead = (proof: Proof) => readProof(utf8(JSON.stringify(proof)));

test('a path leads every hash of trees of 1 to 70 to the root, and none of another length or place does', () => {
  for (let size = 1; size <= 70; size++) {
    const hashes = Array.from({ length: size }, (_, i) => sha256(Uint8Array.of(i)));
    const tree = new MerkleTree(sha256);
    for (const hash of hashes) tree.append(hash);
    const root = toHex(tree.root());
    for (const [index, hash] of hashes.entries()) {
      const path = inclusionPath(hashes, index, sha256);
      const reached = (at: number, of: number, by: readonly Uint8Array[]) => {
        const found = rootOfPath(hash, at, of, by, sha256);
        return found !== null && toHex(found) === root;
      };
      expect(reached(index, size, path), `${index} of ${size}`).toBe(true);
      if (path.length > 0) expect(reached(index, size, path.slice(1))).toBe(false);
      expect(reached(index, size, [...path, hash])).toBe(false);
      expect(reached(size, size, path)).toBe(false);
    }
  }
  expect(() => inclusionPath([], 0, sha256)).toThrow(RangeError);
});

test('every row of random tables is proved, as written and read again', () => {
  fc.assert(
    fc.property(tables, (made) => {
      for (const proof of proofsOf(made)) expect(faultsOf(asRead(proof))).toEqual([null, null, null]);
    }),
    { numRuns: 60 },
  );
});

test('a proof does not prove another row, another place, another table or other columns', () => {
  const proofs = proofsOf([
    { name: 'alpha', rows: [1n, 2n, 3n, 4n, 5n].map((id) => [id, 'x', null]) },
    { name: 'beta', rows: [[1n, 'x', null]] },
  ]);
  for (const proof of proofs) {
    for (const { record } of proofs) {
      if (record === proof.record) continue;
      expect(faultsOf({ ...proof, record: { ...record, path: proof.record.path } })[2]).toBe(
        'root_not_reached',
      );
      if (record.index === proof.record.index) continue;
      const moved = { ...proof.record, index: record.index };
      expect(faultsOf({ ...proof, record: moved })[2]).toBe('root_not_reached');
    }
    expect(faultsOf({ ...proof, record: { ...proof.record, table: 'gamma' } })[2]).toBe('table_not_listed');
    const renamed = proof.record.values.map((entry) => ({ ...entry, column: `${entry.column}x` }));
    expect(faultsOf({ ...proof, record: { ...proof.record, values: renamed } })[2]).toBe('columns_differ');
  }
});

describe('a change of a single byte', () => {
  const [proof] = proofsOf([
    {
      name: 'alpha',
      rows: [[1n, 'één \u{FFFD} "regel"', -12_345n], ...[2n, 3n, 4n, 5n, 6n].map((id) => [id, 1.5, null])],
    },
    { name: 'beta', rows: [[1n, Uint8Array.of(1, 2), { utf8: Uint8Array.of(0xff, 0x41) }]] },
  ]);
  if (proof === undefined) throw new Error('There is no proof.');
  const bytes = utf8(JSON.stringify(proof, null, 1));

  /** Refused as no proof or not proved; or, where the byte meant nothing (a space, the case of an escape), what it says is the same. */
  function expectNoticed(changed: Uint8Array): void {
    let read: Proof;
    try {
      read = readProof(changed);
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      expect(error.code).toBe('not_a_proof');
      return;
    }
    if (verifyProof(read, null, crypto).isProved) expect(read).toEqual(proof);
  }

  test('at any place is noticed', () => {
    for (let at = 0; at < bytes.length; at++) {
      for (const flip of [0x01, 0x20]) {
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expectNoticed(changed);
      }
    }
    for (const spelling of [bytes, utf8(JSON.stringify(proof))])
      expect(verifyProof(readProof(spelling), null, crypto).isProved).toBe(true);
  });

  test('to any value, by chance, is noticed; so is a byte added or taken away', () => {
    const at = fc.nat({ max: bytes.length - 1 });
    fc.assert(
      fc.property(
        at,
        fc.nat({ max: 255 }),
        fc.constantFrom('replace', 'insert', 'remove'),
        (place, byte, how) => {
          const tail = how === 'insert' ? place : place + 1;
          const middle = how === 'remove' ? [] : [byte];
          expectNoticed(Uint8Array.from([...bytes.subarray(0, place), ...middle, ...bytes.subarray(tail)]));
        },
      ),
      { numRuns: 1500 },
    );
  });
});
