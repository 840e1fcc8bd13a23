import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clipboardKeptMs, createClipboardGuard } from '../../../electron/main/clipboard-guard.ts';
import { createIdleLock } from '../../../electron/main/idle-lock.ts';
import { createRefusalCounts } from '../../../electron/main/refusal-counts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const minute = 60_000;

describe('an idle archive', () => {
  const make = (minutes = 10) => {
    let set = minutes;
    const lock = vi.fn();
    const idle = createIdleLock(() => set, lock);
    return {
      lock,
      idle,
      change(next: number) {
        set = next;
        idle.restart();
      },
    };
  };

  test('locks once when nobody touched the window for the time set', () => {
    const { idle, lock } = make();
    idle.arm();
    vi.advanceTimersByTime(10 * minute - 1);
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(lock).toHaveBeenCalledOnce();
    idle.touch();
    vi.advanceTimersByTime(60 * minute);
    expect(lock).toHaveBeenCalledOnce();
  });

  test('begins anew with every touch', () => {
    const { idle, lock } = make();
    idle.arm();
    for (let n = 0; n < 5; n++) {
      vi.advanceTimersByTime(9 * minute);
      idle.touch();
    }
    expect(lock).not.toHaveBeenCalled();
    vi.advanceTimersByTime(10 * minute);
    expect(lock).toHaveBeenCalledOnce();
  });

  test('follows the preference, and never locks where that is off, or where nothing is open', () => {
    const { idle, lock, change } = make(0);
    idle.arm();
    vi.advanceTimersByTime(1000 * minute);
    change(2);
    vi.advanceTimersByTime(2 * minute - 1);
    expect(lock).not.toHaveBeenCalled();
    idle.disarm();
    idle.touch();
    vi.advanceTimersByTime(1000 * minute);
    expect(lock).not.toHaveBeenCalled();
  });
});

describe('the clipboard', () => {
  const make = () => {
    let content = 'what the user had';
    const fault = vi.fn();
    const guard = createClipboardGuard(
      {
        readText: async () => content,
        writeText: async (text) => {
          // As Windows does with line ends.
          content = text.replaceAll('\n', '\r\n');
        },
        clear: () => {
          content = '';
        },
      },
      fault,
    );
    return {
      guard,
      fault,
      content: () => content,
      others(text: string) {
        content = text;
      },
    };
  };

  test('loses what the program put there after a minute, however the system writes it', async () => {
    const { guard, content } = make();
    await guard.write('een\ntwee');
    await vi.advanceTimersByTimeAsync(clipboardKeptMs - 1);
    expect(content()).toBe('een\r\ntwee');
    await vi.advanceTimersByTimeAsync(1);
    expect(content()).toBe('');
    expect(guard.isHolding()).toBe(false);
  });

  test('keeps what somebody else put there meanwhile', async () => {
    const { guard, content, others } = make();
    await guard.write('van ons');
    others('van een ander');
    await guard.clear();
    await vi.advanceTimersByTimeAsync(2 * clipboardKeptMs);
    expect(content()).toBe('van een ander');
  });

  test('a second copy has a minute of its own', async () => {
    const { guard, content } = make();
    await guard.write('eerste');
    await vi.advanceTimersByTimeAsync(clipboardKeptMs - 1);
    await guard.write('tweede');
    await vi.advanceTimersByTimeAsync(clipboardKeptMs - 1);
    expect(content()).toBe('tweede');
    await vi.advanceTimersByTimeAsync(1);
    expect(content()).toBe('');
  });

  test('is left alone where nothing of ours is on it', async () => {
    const { guard, content } = make();
    await guard.clear();
    expect(content()).toBe('what the user had');
  });
});

test('refusals outlive the engine that saw them, with what is left of the wait', () => {
  let now = 1_000;
  const counts = createRefusalCounts(() => now);
  for (let n = 0; n < 4; n++) counts.refused('one');
  counts.refused('other');
  counts.accepted('other');
  expect(counts.current()).toEqual([{ file: 'one', refusals: 4, waitMs: 4_000 }]);
  now += 3_000;
  expect(counts.current()).toEqual([{ file: 'one', refusals: 4, waitMs: 1_000 }]);
});
