import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watch } from '../../../electron/main/watchdog.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('keeps still while answers come, and speaks up once after thirty seconds of silence', () => {
  const onSilence = vi.fn();
  let answer = true;
  const watchdog = watch({ ping: (sequence) => answer && watchdog.hear(sequence), onSilence });
  watchdog.start();
  vi.advanceTimersByTime(600_000);
  expect(onSilence).not.toHaveBeenCalled();
  answer = false;
  vi.advanceTimersByTime(30_000);
  expect(onSilence).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(onSilence).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(600_000);
  expect(onSilence).toHaveBeenCalledTimes(1);
});

test('a late answer counts, and a stopped watchdog does nothing', () => {
  const onSilence = vi.fn();
  const pings: number[] = [];
  const watchdog = watch({ ping: (sequence) => pings.push(sequence), onSilence });
  watchdog.start();
  vi.advanceTimersByTime(28_000);
  watchdog.hear(pings.at(-1) ?? 0);
  vi.advanceTimersByTime(28_000);
  expect(onSilence).not.toHaveBeenCalled();
  watchdog.stop();
  vi.advanceTimersByTime(600_000);
  expect(onSilence).not.toHaveBeenCalled();
});
