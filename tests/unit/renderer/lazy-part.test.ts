import { expect, test, vi } from 'vitest';
import { lazyPart } from '../../../renderer/app/lazy-part.tsx';

const Shown = () => null;

test('a part that was prepared is shown itself, without waiting for its code', async () => {
  const load = vi.fn(async () => Shown);
  const part = lazyPart(load);
  const waiting = part.component();
  expect(waiting).not.toBe(Shown);
  // Asked again before the code is there, it is the same: another one would begin anew.
  expect(part.component()).toBe(waiting);
  part.prepare();
  await vi.waitFor(() => expect(part.component()).toBe(Shown));
  part.prepare();
  expect(load).toHaveBeenCalledTimes(1);
});

test('a part that could not be prepared is fetched again', async () => {
  const load = vi.fn(async () => Shown);
  load.mockRejectedValueOnce(new Error('The code did not come.'));
  const part = lazyPart(load);
  part.prepare();
  await expect(load.mock.results[0]?.value).rejects.toThrow();
  expect(part.component()).not.toBe(Shown);
  part.prepare();
  await vi.waitFor(() => expect(part.component()).toBe(Shown));
  expect(load).toHaveBeenCalledTimes(2);
});
