import { afterEach, expect, test, vi } from 'vitest';
import { createRowPages, pageRows } from '../../../renderer/ui/table/row-pages.ts';

afterEach(() => {
  vi.useRealTimers();
});

interface Asked {
  readonly offset: number;
  readonly limit: number;
  readonly signal: AbortSignal;
  readonly answer: (rows: readonly number[]) => void;
  readonly fail: (error: unknown) => void;
}

/** Pages over a list of `length` whole numbers, answered by hand. */
function setUp(length: number, atMost?: number) {
  const asked: Asked[] = [];
  const pages = createRowPages<number>(
    (offset, limit, signal) =>
      new Promise((answer, fail) => {
        asked.push({ offset, limit, signal, answer, fail });
      }),
    atMost,
  );
  const rowsOf = ({ offset, limit }: Asked) =>
    Array.from({ length: Math.max(0, Math.min(limit, length - offset)) }, (_, step) => offset + step);
  const answerAll = async () => {
    while (asked.length > 0) {
      for (const question of asked.splice(0)) if (!question.signal.aborted) question.answer(rowsOf(question));
      await new Promise((done) => setImmediate(done));
    }
  };
  return { pages, asked, answerAll, rowsOf };
}

const offsets = (asked: readonly Asked[]) => asked.map(({ offset }) => offset);

test('fetches what is looked at first, then what lies around it', async () => {
  const { pages, asked } = setUp(1_000_000);
  pages.look(500_010, 500_040);
  expect(offsets(asked)).toEqual([500_000]);
  asked[0]?.answer(Array.from({ length: pageRows }, (_, step) => 500_000 + step));
  await vi.waitFor(() => expect(offsets(asked)).toEqual([500_000, 500_100, 499_900]));
  expect(pages.get(500_010)).toBe(500_010);
  expect(pages.get(0)).toBeUndefined();
});

test('lets go of what one has scrolled past', () => {
  const { pages, asked } = setUp(1_000_000);
  pages.look(0, 20);
  pages.look(700_000, 700_020);
  expect(asked[0]?.signal.aborted).toBe(true);
  expect(asked[1]?.signal.aborted).toBe(false);
  expect(offsets(asked)).toEqual([0, 700_000]);
});

test('a late answer to what was let go of changes nothing', async () => {
  const { pages, asked } = setUp(1_000_000);
  pages.look(0, 20);
  pages.look(700_000, 700_020);
  asked[0]?.answer([1, 2, 3]);
  await new Promise((done) => setImmediate(done));
  expect(pages.get(0)).toBeUndefined();
  expect(pages.knownEnd()).toBeNull();
});

test('a short page is the end', async () => {
  const { pages, answerAll } = setUp(150);
  pages.look(0, 30);
  await answerAll();
  expect(pages.knownEnd()).toBe(150);
  expect(pages.seenEnd()).toBe(150);
});

test('an empty list ends at nought', async () => {
  const { pages, answerAll } = setUp(0);
  pages.look(0, 30);
  await answerAll();
  expect(pages.knownEnd()).toBe(0);
});

test('a list that ends with a full page asks once beyond it and no further', async () => {
  const { pages, answerAll, asked } = setUp(200);
  pages.look(0, 30);
  await answerAll();
  pages.look(150, 199);
  await answerAll();
  expect(pages.seenEnd()).toBe(200);
  expect(asked).toEqual([]);
});

test('a failure stops fetching until it is tried again', async () => {
  const { pages, asked, rowsOf } = setUp(1_000);
  pages.look(0, 20);
  asked[0]?.fail(new Error('gone'));
  await vi.waitFor(() => expect(pages.failure()).toBeInstanceOf(Error));
  pages.look(500, 520);
  expect(asked).toHaveLength(1);
  pages.retry();
  expect(pages.failure()).toBeNull();
  const [, again] = asked;
  if (again === undefined) throw new Error('Nothing was asked.');
  expect(again.offset).toBe(500);
  again.answer(rowsOf(again));
  await vi.waitFor(() => expect(pages.get(500)).toBe(500));
});

test('keeps a bounded number of pages, and those near to where one looks', async () => {
  const { pages, answerAll } = setUp(1_000_000);
  for (let row = 0; row < 20_000; row += 100) {
    pages.look(row, row + 30);
    await answerAll();
  }
  expect(pages.get(0)).toBeUndefined();
  expect(pages.get(19_900)).toBe(19_900);
  expect(pages.get(15_000)).toBe(15_000);
});

test('rows for copying come whole, from what is here and what is not', async () => {
  const { pages, answerAll, asked } = setUp(5_000);
  pages.look(0, 30);
  await answerAll();
  const range = pages.range(50, 1_449, new AbortController().signal);
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0));
  await answerAll();
  await expect(range).resolves.toEqual(Array.from({ length: 1_400 }, (_, step) => 50 + step));
});

test('rows for copying are asked for no more at once than is allowed', async () => {
  const { pages, asked } = setUp(1_000, 200);
  const range = pages.range(0, 499, new AbortController().signal);
  const limits = [];
  for (let asking = 0; asking < 3; asking++) {
    await vi.waitFor(() => expect(asked.length).toBeGreaterThan(0));
    limits.push(...asked.map(({ limit }) => limit));
    for (const question of asked.splice(0))
      question.answer(Array.from({ length: question.limit }, (_, step) => question.offset + step));
  }
  expect(limits).toEqual([200, 200, 100]);
  await expect(range).resolves.toEqual(Array.from({ length: 500 }, (_, step) => step));
});

test('tells whoever listens, and nobody once closed', async () => {
  const { pages, asked, rowsOf } = setUp(1_000);
  const listener = vi.fn();
  pages.subscribe(listener);
  pages.look(0, 20);
  const [question] = asked;
  if (question === undefined) throw new Error('Nothing was asked.');
  question.answer(rowsOf(question));
  await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(1));
  pages.close();
  expect(asked.slice(1).every(({ signal }) => signal.aborted)).toBe(true);
});
