import { describe, expect, test, vi } from 'vitest';
import { connect, eventNames, events, launchProgram, openArchive, openingEngine } from './program-app.ts';

describe('locking', () => {
  test.each([
    ['suspend', 'suspend'],
    ['lock-screen', 'lock-screen'],
    ['user-did-resign-active', 'user-switch'],
  ] as const)('on %s', async (power, reason) => {
    const program = await launchProgram({ engine: openingEngine });
    await connect(program);
    await openArchive(program);
    const before = program.electron.app.getAppMetrics().map(({ pid }) => pid);
    program.electron.powerMonitor.emit(power);
    await vi.waitFor(async () => expect(await events(program)).toContainEqual({ event: 'locked', reason }));
    await vi.waitFor(() => {
      const now = program.electron.app.getAppMetrics().map(({ pid }) => pid);
      expect(now).toHaveLength(1);
      expect(now).not.toEqual(before);
    });
    expect(
      await program.page.evaluate('shell("engine.connect", { role: "verifier" }).catch((e) => e.message)'),
    ).toBe('locked');
  });

  test('asked for by the window', async () => {
    const program = await launchProgram({ engine: openingEngine });
    await connect(program);
    await openArchive(program);
    await program.page.evaluate('shell("session.lock")');
    await vi.waitFor(async () => expect(await eventNames(program)).toEqual(['disconnected', 'locked']));
  });

  test('ends an engine that does not listen any more', async () => {
    const program = await launchProgram({ engine: `${openingEngine}\n on('lock', () => { for (;;); });` });
    await connect(program);
    await openArchive(program);
    const [before] = program.electron.app.getAppMetrics();
    program.electron.powerMonitor.emit('suspend');
    await vi.waitFor(
      () => expect(program.electron.app.getAppMetrics().map(({ pid }) => pid)).not.toContain(before?.pid),
      { timeout: 5_000 },
    );
  });
});

test('a page that crashes is loaded again, with nothing open any more', async () => {
  const program = await launchProgram({ engine: openingEngine });
  await connect(program);
  await openArchive(program);
  const [before] = program.electron.app.getAppMetrics();
  await program.page.evaluate('void (window.before = true)');
  program.windows[0]?.contents.raise('render-process-gone', { reason: 'crashed', exitCode: 1 });
  await vi.waitFor(
    async () =>
      expect(await program.page.evaluate('typeof window.shell + typeof window.before')).toBe(
        'functionundefined',
      ),
    {
      timeout: 10_000,
    },
  );
  expect(
    await program.page.evaluate('shell("engine.connect", { role: "verifier" }).catch((e) => e.message)'),
  ).toBe('locked');
  await vi.waitFor(() =>
    expect(program.electron.app.getAppMetrics().map(({ pid }) => pid)).not.toContain(before?.pid),
  );
});
