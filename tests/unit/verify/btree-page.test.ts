import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBtreePage } from '#engine/verify/pages/btree-page.ts';

const usable = 4016;

/** A page whose cells stand one behind the other from byte 1000 on. */
function page(type: number, cells: readonly Buffer[], rightmost = 0): Uint8Array {
  const bytes = Buffer.alloc(usable);
  const isLeaf = type === 10 || type === 13;
  bytes[0] = type;
  bytes.writeUInt16BE(cells.length, 3);
  if (!isLeaf) bytes.writeUInt32BE(rightmost, 8);
  let at = 1000;
  for (const [i, cell] of cells.entries()) {
    bytes.writeUInt16BE(at, (isLeaf ? 8 : 12) + 2 * i);
    cell.copy(bytes, at);
    at += cell.length;
  }
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

test('an interior page of a table: children with the highest id below them', () => {
  const cells = [
    Buffer.concat([uint32(7), Buffer.from([0x81, 0x00])]),
    Buffer.concat([uint32(9), Buffer.from([0x84, 0x00])]),
  ];
  expect(readBtreePage(page(5, cells, 11), 3)).toEqual({
    kind: 'table',
    isLeaf: false,
    children: [
      { page: 7, lastId: 128 },
      { page: 9, lastId: 512 },
      { page: 11, lastId: null },
    ],
    overflows: [],
  });
});

test('a leaf of a table: an overflow chain where the payload does not fit', () => {
  // 5000 bytes: 479 + (5000 - 479) % 4012 = 988 stay on the page.
  const long = Buffer.concat([Buffer.from([0xa7, 0x08, 0x2a]), Buffer.alloc(988), uint32(77)]);
  const short = Buffer.from([0x03, 0x2b, 1, 2, 3]);
  expect(readBtreePage(page(13, [long, short]), 3)).toMatchObject({
    kind: 'table',
    isLeaf: true,
    overflows: [{ firstPage: 77, bytes: 4012, rowId: 42 }],
  });
});

test('ids of nine bytes: negative ones, and those that a number cannot hold', () => {
  const negative = Buffer.from([0x01, ...Buffer.from('ffffffffffffffffff', 'hex'), 0]);
  expect(
    readBtreePage(page(5, [Buffer.concat([uint32(2), negative.subarray(1)])], 3), 3)?.children[0],
  ).toEqual({ page: 2, lastId: -1 });
  const huge = Buffer.from('bfffffffffffffffff', 'hex');
  expect(readBtreePage(page(5, [Buffer.concat([uint32(2), huge])], 3), 3)?.children[0]).toEqual({
    page: 2,
    lastId: null,
  });
});

test('what is no b-tree page is null; whatever the bytes, it ends and stays on the page', () => {
  expect(readBtreePage(new Uint8Array(usable), 2)).toBeNull();
  fc.assert(
    fc.property(
      fc.constantFrom(2, 5, 10, 13),
      fc.uint8Array({ minLength: 512, maxLength: 512 }),
      (type, bytes) => {
        bytes[0] = type;
        bytes[3] = 0;
        const read = readBtreePage(bytes, 2);
        if (read !== null)
          expect(read.children.length + read.overflows.length).toBeLessThanOrEqual(2 * 256 + 1);
      },
    ),
  );
});
