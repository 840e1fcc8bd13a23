import { expect, test } from 'vitest';
import { errorPlace } from '#shared/rpc/error-place.ts';

test('says class, code and place, and nothing of the message', () => {
  const error = Object.assign(new RangeError('key 00ff\n    of /home/piet/boeken.sbqa'), {
    code: 'SQLITE_CORRUPT',
  });
  const place = errorPlace(error);
  expect(place).toMatch(/^ \(RangeError SQLITE_CORRUPT\)\n {4}at .*error-place\.test\.ts/);
  expect(place).not.toMatch(/00ff|piet/);
  expect(place.split('\n').length).toBeLessThanOrEqual(9);
});

test.each([undefined, null, 'key 00ff', { message: 'key 00ff' }])('says nothing of %o', (thrown) => {
  expect(errorPlace(thrown)).toBe('');
});
