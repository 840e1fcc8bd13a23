import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createAttempts } from '#engine/process/attempts.ts';
import { createRefusalBook } from '#engine/process/refusal-book.ts';
import { ContractError, fail } from '#shared/contract/failure.ts';
import { refusalDelayMs } from '#shared/domain/refusal-delay.ts';

const folder = mkdtempSync(join(tmpdir(), 'sbqa-attempts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'one');
const copy = join(folder, 'copy');
const other = join(folder, 'other');
writeFileSync(file, 'the same sixteen bytes, and more');
writeFileSync(copy, 'the same sixteen bytes, but other than that');
writeFileSync(other, 'another sixteen bytes and more');

function setUp() {
  let nowMs = 0;
  const told: string[] = [];
  const book = createRefusalBook(
    (_, outcome) => told.push(outcome),
    () => nowMs,
  );
  const attempts = createAttempts(book);
  const waits: number[] = [];
  const tryOn = (path: string, open: () => Promise<string>, signal = new AbortController().signal) =>
    attempts.attempt(path, open, {
      signal,
      onWait(secondsLeft) {
        waits.push(secondsLeft);
        // The clock that the book reads jumps, so that the test does not wait.
        nowMs += secondsLeft * 1000;
      },
    });
  const refuse = async () => {
    throw fail('wrong_passphrase', 'This is not the passphrase.');
  };
  const refusedOn = (path: string) =>
    tryOn(path, refuse).then(
      () => null,
      (error: unknown) => (error instanceof ContractError ? error.failure : null),
    );
  return { told, waits, tryOn, refuse, refusedOn };
}

test('the wait grows from nothing to a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 7, 8, 9, 50, 5000].map(refusalDelayMs)).toEqual([
    0, 0, 0, 2_000, 4_000, 8_000, 32_000, 60_000, 60_000, 60_000, 60_000,
  ]);
});

describe('attempts', () => {
  test('after the third refusal wait, longer each time, and the refusal says how long', async () => {
    const { waits, refusedOn, told } = setUp();
    const refusals = [];
    for (let n = 0; n < 5; n++) refusals.push((await refusedOn(file))?.details ?? null);
    expect(refusals).toEqual([
      null,
      null,
      { refusals: 3, waitSeconds: 2 },
      { refusals: 4, waitSeconds: 4 },
      { refusals: 5, waitSeconds: 8 },
    ]);
    expect(waits).toEqual([2, 4]);
    expect(told).toEqual(Array(5).fill('refused'));
  }, 20_000);

  test('on a copy of the file count with it, those on another file do not', async () => {
    const { refusedOn } = setUp();
    for (const path of [file, copy, other]) await refusedOn(path);
    expect((await refusedOn(other))?.details).toBeUndefined();
    expect((await refusedOn(copy))?.details).toMatchObject({ refusals: 3 });
  });

  test('made at once are made one after the other', async () => {
    const { refusedOn } = setUp();
    const failures = await Promise.all([refusedOn(file), refusedOn(file), refusedOn(file)]);
    // Which of the three comes last is the disk's to say; that only the third waits is not.
    expect(failures.flatMap((failure) => failure?.details?.refusals ?? [])).toEqual([3]);
  });

  test('that succeed begin anew; what fails otherwise does not count', async () => {
    const { refusedOn, tryOn, told } = setUp();
    for (let n = 0; n < 2; n++) await refusedOn(file);
    await expect(
      tryOn(file, async () => {
        throw fail('newer_format', 'A later format.');
      }),
    ).rejects.toThrow('later format');
    expect(await tryOn(file, async () => 'open')).toBe('open');
    expect(told).toEqual(['refused', 'refused', 'accepted']);
    expect((await refusedOn(file))?.details).toBeUndefined();
  });

  test('can be cancelled while they wait, and nothing is opened', async () => {
    const { refusedOn, tryOn } = setUp();
    for (let n = 0; n < 3; n++) await refusedOn(file);
    const controller = new AbortController();
    controller.abort();
    let isOpened = false;
    const attempt = tryOn(
      file,
      async () => {
        isOpened = true;
        return 'open';
      },
      controller.signal,
    );
    await expect(attempt).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(isOpened).toBe(false);
  });
});
