import { describe, expect, it, vi } from 'vitest';
import type { VerifierContract } from '#shared/contract/engine-contract.ts';
import { fail } from '#shared/contract/failure.ts';
import type { ShellEvent } from '#shared/contract/shell-contract.ts';
import type { VerificationResult } from '#shared/contract/verification.ts';
import type { Client } from '#shared/rpc/contract.ts';
import type { EngineConnection } from '../../../renderer/app/engine-connection.ts';
import type { Shell } from '../../../renderer/app/shell-connection.ts';
import { createVerificationRun } from '../../../renderer/app/verification-run.ts';

const layer = { verdict: 'passed', checked: {}, findings: [], checks: [] } as const;
const passed: VerificationResult = {
  file: 'a.sbqa',
  archiveId: null,
  verdict: 'passed',
  layers: { seal: layer, structure: layer, manifest: layer, books: layer },
  signer: { id: null, trust: 'none' },
  startedAt: '2026-01-01T00:00:00Z',
  seconds: 1,
} as unknown as VerificationResult;

type Options = { readonly onProgress?: (progress: unknown) => void };

/** A verifier that answers when the test says so, and a main process that counts its stops. */
function setUp() {
  let settle: { resolve: (result: VerificationResult) => void; reject: (error: Error) => void } | null = null;
  let options: Options = {};
  const calls: unknown[] = [];
  let isClosed = false;
  const client = {
    call: (_method: string, input: unknown, given: Options) => {
      if (isClosed) return Promise.reject(fail('engine_gone', 'The other process is gone.'));
      calls.push(input);
      options = given;
      return new Promise<VerificationResult>((resolve, reject) => {
        settle = { resolve, reject };
      });
    },
    close() {
      isClosed = true;
      settle?.reject(fail('engine_gone', 'The other process is gone.'));
    },
  } as unknown as Client<VerifierContract>;
  const events = new Set<(event: ShellEvent) => void>();
  const shell = {
    call: vi.fn(async () => ({})),
    onEvent(listener: (event: ShellEvent) => void) {
      events.add(listener);
      return () => events.delete(listener);
    },
  };
  const engine = {
    call: vi.fn(async () => ({})),
    connectVerifier: vi.fn(async () => {
      isClosed = false;
      return client;
    }),
  };
  const run = createVerificationRun(engine as unknown as EngineConnection, shell as unknown as Shell);
  return {
    run,
    calls,
    shell,
    engine,
    settle: () => settle,
    report: (progress: unknown) => options.onProgress?.(progress),
    emit: (event: ShellEvent) => {
      for (const listener of events) listener(event);
    },
  };
}

const connected = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('verification run', () => {
  it('keeps the result and lets the verifier go', async () => {
    const { run, settle, calls, shell } = setUp();
    expect(run.read()).toEqual({ status: 'never', result: null });
    run.start(['seal', 'books']);
    await connected();
    expect(calls).toEqual([{ layers: ['seal', 'books'] }]);
    settle()?.resolve(passed);
    await connected();
    expect(run.read()).toEqual({ status: 'done', result: passed });
    expect(shell.call).toHaveBeenCalledWith('verifier.stop', {});
  });

  it('says how far each layer is, and tells who listens', async () => {
    const { run, report } = setUp();
    const heard = vi.fn();
    run.subscribe(heard);
    run.start(['seal', 'manifest']);
    await connected();
    report({ layer: 'seal', done: 1, total: 4 });
    report({ layer: 'manifest', done: 2, total: 4 });
    report({ layer: 'seal', done: 3, total: 4 });
    const state = run.read();
    expect(state.status === 'running' && state.progress).toEqual({
      seal: { layer: 'seal', done: 3, total: 4 },
      manifest: { layer: 'manifest', done: 2, total: 4 },
    });
    expect(heard).toHaveBeenCalledTimes(4);
  });

  it('runs one verification at a time', async () => {
    const { run, engine } = setUp();
    run.start(['seal']);
    run.start(['seal']);
    await connected();
    expect(engine.connectVerifier).toHaveBeenCalledTimes(1);
  });

  it('is cancelled at once, keeps the result before, and can begin again', async () => {
    const { run, settle, shell } = setUp();
    run.start(['seal']);
    await connected();
    settle()?.resolve(passed);
    await connected();
    run.start(['seal']);
    await connected();
    run.cancel();
    expect(run.read()).toMatchObject({ status: 'running', isStopping: true });
    await connected();
    expect(run.read()).toEqual({ status: 'cancelled', result: passed });
    expect(shell.call).toHaveBeenLastCalledWith('verifier.stop', {});
    run.start(['seal']);
    expect(run.read().status).toBe('running');
  });

  it('is cancelled also while it still connects', async () => {
    const { run } = setUp();
    run.start(['seal']);
    run.cancel();
    await connected();
    expect(run.read()).toEqual({ status: 'cancelled', result: null });
  });

  it('fails with a reason when the verifier dies', async () => {
    const { run, emit } = setUp();
    run.start(['seal']);
    await connected();
    emit({ event: 'disconnected', role: 'engine' });
    await connected();
    expect(run.read().status).toBe('running');
    emit({ event: 'disconnected', role: 'verifier' });
    await connected();
    expect(run.read()).toMatchObject({ status: 'failed', failure: { code: 'engine_gone' } });
  });
});
