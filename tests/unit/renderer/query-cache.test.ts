import { expect, test, vi } from 'vitest';
import { fail } from '#shared/contract/failure.ts';
import { createQueryCache, failureOf } from '../../../renderer/app/query-cache.ts';

interface Call {
  readonly method: string;
  readonly signal: AbortSignal | undefined;
  readonly answer: (data: unknown) => void;
  readonly refuse: (error: unknown) => void;
}

function setUp() {
  const calls: Call[] = [];
  const call = (method: string, _input: unknown, options?: { signal?: AbortSignal }) =>
    new Promise((answer, refuse) => {
      calls.push({ method, signal: options?.signal, answer, refuse });
    });
  // Stands for the engine's client; the cache calls nothing else of it.
  const cache = createQueryCache(call as Parameters<typeof createQueryCache>[0]);
  return { cache, calls };
}

const summary = {};
const turn = () => new Promise((done) => setImmediate(done));

test('one question, however many ask it', async () => {
  const { cache, calls } = setUp();
  const [first, second] = [vi.fn(), vi.fn()];
  cache.subscribe('archive.summary', summary, first);
  cache.subscribe('archive.summary', {}, second);
  expect(calls).toHaveLength(1);
  expect(cache.read('archive.summary', summary)).toEqual({ status: 'loading' });
  calls[0]?.answer({ fileName: 'x' });
  await turn();
  expect(first).toHaveBeenCalledTimes(1);
  expect(second).toHaveBeenCalledTimes(1);
  expect(cache.read('archive.summary', summary)).toEqual({ status: 'ready', data: { fileName: 'x' } });
});

test('a question that nobody waits for any more is cancelled', async () => {
  const { cache, calls } = setUp();
  const leave = cache.subscribe('archive.summary', summary, () => {});
  leave();
  await turn();
  expect(calls[0]?.signal?.aborted).toBe(true);
});

test('a listener that comes back within the same turn does not cancel it', async () => {
  const { cache, calls } = setUp();
  const leave = cache.subscribe('archive.summary', summary, () => {});
  leave();
  cache.subscribe('archive.summary', summary, () => {});
  await turn();
  expect(calls).toHaveLength(1);
  expect(calls[0]?.signal?.aborted).toBe(false);
});

test('an answer stays for the next who asks', async () => {
  const { cache, calls } = setUp();
  const leave = cache.subscribe('archive.summary', summary, () => {});
  calls[0]?.answer({ fileName: 'x' });
  await turn();
  leave();
  await turn();
  cache.subscribe('archive.summary', summary, () => {});
  expect(calls).toHaveLength(1);
});

test('a refusal is kept until somebody tries again', async () => {
  const { cache, calls } = setUp();
  cache.subscribe('archive.summary', summary, () => {});
  calls[0]?.refuse(fail('locked', 'The archive is locked.'));
  await turn();
  expect(cache.read('archive.summary', summary)).toMatchObject({
    status: 'failed',
    failure: { code: 'locked' },
  });
  cache.retry('archive.summary', summary);
  expect(cache.read('archive.summary', summary)).toEqual({ status: 'loading' });
  calls[1]?.answer({ fileName: 'y' });
  await turn();
  expect(cache.read('archive.summary', summary)).toMatchObject({ status: 'ready' });
});

test('after a restart of the engine, everything that is watched is asked anew and the rest forgotten', async () => {
  const { cache, calls } = setUp();
  cache.subscribe('archive.summary', summary, () => {});
  const leave = cache.subscribe('overview.get', { scope: {} }, () => {});
  calls[0]?.answer({});
  calls[1]?.answer({});
  await turn();
  leave();
  await turn();
  cache.refresh('all');
  expect(calls.map(({ method }) => method)).toEqual(['archive.summary', 'overview.get', 'archive.summary']);
  expect(cache.read('overview.get', { scope: {} })).toEqual({ status: 'loading' });
});

test('clearing leaves no answer and cancels what is under way', async () => {
  const { cache, calls } = setUp();
  cache.subscribe('archive.summary', summary, () => {});
  calls[0]?.answer({ fileName: 'x' });
  await turn();
  cache.subscribe('overview.get', {}, () => {});
  cache.clear();
  expect(calls[1]?.signal?.aborted).toBe(true);
  expect(cache.read('archive.summary', summary)).toEqual({ status: 'loading' });
});

test('what is thrown otherwise is a fault of the program', () => {
  expect(failureOf(new Error('boom'))).toEqual({ code: 'internal', message: 'boom' });
  expect(failureOf(fail('cancelled', 'x')).code).toBe('cancelled');
});
