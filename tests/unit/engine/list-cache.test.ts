import { describe, expect, test } from 'vitest';
import { createListCache } from '#engine/query/list-cache.ts';
import { ContractError } from '#shared/contract/failure.ts';

const sized = (byteLength: number) => async () => ({ byteLength });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof ContractError ? error.code : 'another error'),
  );

describe('what is kept', () => {
  test('is what was used last, within its bound', async () => {
    const cache = createListCache(100);
    await cache.get('a', undefined, sized(40));
    await cache.get('b', undefined, sized(40));
    expect(cache.peek('a')).toBeDefined();
    await cache.get('c', undefined, sized(40));
    expect(cache.peek('b')).toBeUndefined();
    expect(cache.peek('a')).toBeDefined();
    expect(cache.peek('c')).toBeDefined();
  });

  test('may be larger than the bound by itself: the list that is being looked at', async () => {
    const cache = createListCache(100);
    await cache.get('a', undefined, sized(40));
    await cache.get('large', undefined, sized(500));
    expect(cache.peek('large')).toBeDefined();
    expect(cache.peek('a')).toBeUndefined();
  });

  test('is not what failed', async () => {
    const cache = createListCache(100);
    const failing = cache.get('a', undefined, async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await cache.get('a', undefined, sized(1))).toEqual({ byteLength: 1 });
  });
});

describe('what is being made', () => {
  test('is made once for all who ask', async () => {
    const cache = createListCache(100);
    let made = 0;
    const make = async () => {
      made++;
      await Promise.resolve();
      return { byteLength: 1 };
    };
    const [a, b] = await Promise.all([
      cache.get('a', undefined, make),
      cache.get('a', new AbortController().signal, make),
    ]);
    expect(a).toBe(b);
    expect(made).toBe(1);
  });

  test('ends when the last who asked has gone, and not before', async () => {
    const cache = createListCache(100);
    let ended: AbortSignal | undefined;
    const never = (signal: AbortSignal) => {
      ended = signal;
      return new Promise<{ byteLength: number }>((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error('ended'))),
      );
    };
    const [first, second] = [new AbortController(), new AbortController()];
    const works = [first, second].map(({ signal }) => codeOf(cache.get('a', signal, never)));
    first.abort();
    expect(await works[0]).toBe('cancelled');
    expect(ended?.aborted).toBe(false);
    second.abort();
    expect(await works[1]).toBe('cancelled');
    expect(ended?.aborted).toBe(true);
    expect(await cache.get('a', undefined, sized(2))).toEqual({ byteLength: 2 });
  });

  test('is not begun for who has gone already', async () => {
    const cache = createListCache(100);
    expect(await codeOf(cache.get('a', AbortSignal.abort(), sized(1)))).toBe('cancelled');
    expect(cache.peek('a')).toBeUndefined();
  });
});
