import { PNG } from 'pngjs';
import { expect, it } from 'vitest';
import { imageSize } from '#engine/documents/image-size.ts';
import { blackPng } from '../../fixtures/large-image.ts';

it('reads a PNG by its header', () => {
  expect(imageSize(PNG.sync.write(new PNG({ width: 31, height: 7 })), 'png')).toEqual({
    width: 31,
    height: 7,
  });
  expect(imageSize(blackPng(23_000, 11_000), 'png')).toEqual({ width: 23_000, height: 11_000 });
  expect(imageSize(blackPng(9, 9).subarray(0, 20), 'png')).toBeNull();
});

it('reads a JPEG by its frame, behind whatever stands before it, and ends on what leads astray', () => {
  const segment = (marker: number, body: readonly number[]) => [0xff, marker, 0, body.length + 2, ...body];
  const frame = (marker: number) => segment(marker, [8, 0x12, 0x34, 0x23, 0x45, 3]);
  const jpeg = (...parts: readonly (readonly number[])[]) => Buffer.from([0xff, 0xd8, ...parts.flat()]);
  const size = { width: 0x2345, height: 0x1234 };
  expect(imageSize(jpeg(segment(0xe0, [1, 2, 3]), segment(0xc4, [1, 2]), frame(0xc0)), 'jpeg')).toEqual(size);
  expect(imageSize(jpeg(segment(0xe1, [9]), [0xff, 0xff], frame(0xc2)), 'jpeg')).toEqual(size);
  expect(imageSize(jpeg(segment(0xe0, [1]), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), 'jpeg')).toBeNull();
  expect(imageSize(jpeg(Array.from({ length: 40 }, () => [0xff, 0xe0, 0, 0]).flat()), 'jpeg')).toBeNull();
  expect(imageSize(Buffer.from([0xff, 0xd8]), 'jpeg')).toBeNull();
});
