import { expect, test, vi } from 'vitest';
import type { Shell } from '../../../renderer/app/shell-connection.ts';
import { keepViewSettings } from '../../../renderer/app/view-settings.ts';

const columns = (width: number) => ({ shown: null, widths: { date: width }, pinned: [], group: null });

test('a change is known at once, and of many in a row the last is kept', async () => {
  const answers: (() => void)[] = [];
  const call = vi.fn(
    (_method: string, _input: unknown) => new Promise((done) => answers.push(() => done({}))),
  );
  const keeper = keepViewSettings(call as unknown as Shell['call'], {
    inspectorWidth: 500,
    columns: { invoices: columns(80) },
  });
  expect(keeper.inspectorWidth()).toBe(500);
  expect(keeper.columnsOf('invoices')).toEqual(columns(80));
  for (const width of [81, 82, 83]) keeper.setColumns('invoices', columns(width));
  keeper.setColumns('documents', null);
  expect(keeper.columnsOf('invoices')).toEqual(columns(83));
  expect(call.mock.calls).toEqual([
    ['views.setColumns', { viewId: 'invoices', columns: columns(81) }],
    ['views.setColumns', { viewId: 'documents', columns: null }],
  ]);
  for (const answer of answers.splice(0)) answer();
  await vi.waitFor(() => expect(call).toHaveBeenCalledTimes(3));
  expect(call).toHaveBeenLastCalledWith('views.setColumns', { viewId: 'invoices', columns: columns(83) });
});
