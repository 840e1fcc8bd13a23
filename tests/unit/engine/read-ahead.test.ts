import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { createReadAhead } from '#engine/query/read-ahead.ts';
import { fail } from '#shared/contract/failure.ts';

function started() {
  const faults: unknown[] = [];
  const state = { isOpen: true };
  return {
    faults,
    state,
    ahead: createReadAhead(
      () => state.isOpen,
      (error) => faults.push(error),
    ),
  };
}

/** Work that goes on until it is left. */
function endless() {
  const begun = vi.fn<(signal: AbortSignal) => void>();
  return {
    begun,
    work: (signal: AbortSignal) => {
      begun(signal);
      return new Promise<void>((_, reject) => {
        signal.addEventListener('abort', () => reject(fail('cancelled', 'It was left.')));
      });
    },
  };
}

test('begins when no call is under way', async () => {
  const { ahead } = started();
  const { begun, work } = endless();
  await ahead.during(async () => {
    ahead.want('lines', work);
    await setTimeout(200);
    expect(begun).not.toHaveBeenCalled();
  });
  await vi.waitFor(() => expect(begun).toHaveBeenCalledOnce());
});

test('does one thing at a time: what is wanted next ends what was begun, and the same is not begun twice', async () => {
  const { ahead, faults } = started();
  const [first, second] = [endless(), endless()];
  ahead.want('lines', first.work);
  await vi.waitFor(() => expect(first.begun).toHaveBeenCalledOnce());
  ahead.want('lines', first.work);
  ahead.want('entries', second.work);
  expect(first.begun.mock.calls[0]?.[0].aborted).toBe(true);
  await vi.waitFor(() => expect(second.begun).toHaveBeenCalledOnce());
  expect(first.begun).toHaveBeenCalledOnce();
  expect(faults).toEqual([]);
});

test('begins nothing in an archive that was closed', async () => {
  const { ahead, state } = started();
  const { begun, work } = endless();
  ahead.want('lines', work);
  state.isOpen = false;
  await setTimeout(200);
  expect(begun).not.toHaveBeenCalled();
});

test('tells a fault, but not damage, which whoever asks for the list is told', async () => {
  const { ahead, faults } = started();
  const damaged = vi.fn(() => Promise.reject(fail('damaged_record', 'A page is damaged.')));
  ahead.want('lines', damaged);
  await vi.waitFor(() => expect(damaged).toHaveBeenCalledOnce());
  const fault = new TypeError('a fault of ours');
  ahead.want('entries', () => Promise.reject(fault));
  await vi.waitFor(() => expect(faults).toEqual([fault]));
});
