import { expect, test, vi } from 'vitest';
import type { ShellEvent } from '#shared/contract/shell-contract.ts';
import { connectEngine } from '../../../renderer/app/engine-connection.ts';
import type { PortReceiver } from '../../../renderer/app/port-receiver.ts';
import type { Shell } from '../../../renderer/app/shell-connection.ts';

/** A main process that hands out ports to processes which never answer. */
function setUp() {
  const listeners = new Set<(event: ShellEvent) => void>();
  const shell: Shell = {
    call: vi.fn(),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    grantDropped: async () => null,
  };
  const handedOut: string[] = [];
  const ports: PortReceiver = {
    async request(role) {
      handedOut.push(role);
      return new MessageChannel().port1;
    },
  };
  const tell = (event: ShellEvent) => {
    for (const listener of [...listeners]) listener(event);
  };
  return { engine: connectEngine(shell, ports), handedOut, tell, listeners };
}

test('what is under way fails when the engine is gone, and the next call asks for a new port', async () => {
  const { engine, handedOut, tell } = setUp();
  const call = engine.call('archive.summary', {});
  await vi.waitFor(() => expect(handedOut).toEqual(['engine']));
  tell({ event: 'disconnected', role: 'verifier' });
  tell({ event: 'disconnected', role: 'engine' });
  await expect(call).rejects.toMatchObject({ code: 'engine_gone' });
  void engine.call('archive.summary', {}).catch(() => {});
  await vi.waitFor(() => expect(handedOut).toEqual(['engine', 'engine']));
  tell({ event: 'disconnected', role: 'engine' });
});

test('a verification fails when its process is gone, and only then', async () => {
  const { engine, tell, listeners } = setUp();
  const before = listeners.size;
  const verifier = await engine.connectVerifier();
  const settled = vi.fn();
  const run = verifier.call('verification.run', {}).finally(settled);
  tell({ event: 'disconnected', role: 'engine' });
  await Promise.resolve();
  expect(settled).not.toHaveBeenCalled();
  tell({ event: 'disconnected', role: 'verifier' });
  await expect(run).rejects.toMatchObject({ code: 'engine_gone' });
  expect(listeners.size).toBe(before);
});
