import type { MessagePortMain } from 'electron';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FromEngine, ToEngine } from '#shared/contract/engine-control.ts';
import type { EngineListener, EngineProcess, EngineRole } from '../../../electron/main/engine-process.ts';
import { createEngineSession, type EngineSession } from '../../../electron/main/engine-session.ts';

interface FakeProcess extends EngineProcess {
  readonly role: EngineRole;
  readonly sent: ToEngine[];
  readonly listener: EngineListener;
  state: 'running' | 'killed' | 'retired';
}

let processes: FakeProcess[];
let told: string[];
let session: EngineSession;
let trusted: Uint8Array<ArrayBuffer>[];
const port = { close() {} } as unknown as MessagePortMain;

beforeEach(() => {
  processes = [];
  told = [];
  trusted = [new Uint8Array([7])];
  session = createEngineSession(
    (role, listener) => {
      const process: FakeProcess = {
        role,
        listener,
        sent: [],
        state: 'running',
        send: (message) => void process.sent.push(structuredClone(message)),
        connect: () => port,
        kill: () => {
          process.state = 'killed';
        },
        retire: () => {
          process.state = 'retired';
        },
      };
      processes.push(process);
      return process;
    },
    () => [{ grant: 'g'.repeat(20), path: '/a.sbqa', access: 'read' }],
    () => trusted,
    {
      onDisconnected: (role) => told.push(`disconnected ${role}`),
      onOpened: (path) => told.push(`opened ${path}`),
      onLocked: (reason) => told.push(`locked ${reason}`),
      onRestarted: (reopened) => told.push(`restarted ${reopened}`),
      onGone: (processId) => told.push(`gone ${processId}`),
    },
  );
  session.start();
});

const last = () => {
  const process = processes.at(-1);
  if (process === undefined) throw new Error('No process was started.');
  return process;
};
const key = () => new Uint8Array([1, 2, 3, 4]);
function open(bytes = key()): Uint8Array {
  const message: FromEngine = { type: 'opened', path: '/a.sbqa', fileName: 'a.sbqa', key: bytes };
  last().listener.onMessage(message);
  return bytes;
}
const reopens = (process: FakeProcess) => process.sent.filter((message) => message.type === 'reopen');

test('a started engine is told the grants and the trusted keys, and starting twice starts one', () => {
  session.start();
  expect(processes).toHaveLength(1);
  expect(last().sent).toEqual([
    { type: 'trust', keys: [new Uint8Array([7])] },
    { type: 'grant', grant: 'g'.repeat(20), path: '/a.sbqa', access: 'read' },
  ]);
});

test('a change of the trusted keys is told to every process, and a verifier knows them before it opens', () => {
  open();
  const engine = last();
  void session.connect('verifier').catch(() => {});
  const verifier = last();
  expect(verifier.sent.map(({ type }) => type)).toEqual(['trust', 'grant', 'reopen']);
  trusted = [];
  session.retrust();
  for (const process of [engine, verifier]) expect(process.sent.at(-1)).toEqual({ type: 'trust', keys: [] });
});

describe('locking', () => {
  test('overwrites the key, replaces the engine and tells the reason', () => {
    const bytes = open();
    const first = last();
    session.lock('suspend');
    expect([...bytes]).toEqual([0, 0, 0, 0]);
    expect(first.state).toBe('retired');
    expect(processes).toHaveLength(2);
    expect(reopens(last())).toEqual([]);
    expect(told).toEqual(['opened /a.sbqa', 'disconnected engine', 'locked suspend']);
  });

  test('ends a verifier and the documents being read', async () => {
    open();
    const verifying = session.connect('verifier');
    const verifier = last();
    const reading = session.documents.open(1, 0, null);
    session.lock('user');
    await expect(verifying).rejects.toMatchObject({ code: 'engine_gone' });
    await expect(reading).rejects.toMatchObject({ code: 'engine_gone' });
    expect(verifier.state).toBe('killed');
    expect(told).toContain('disconnected verifier');
  });

  test('by the engine itself does the same', () => {
    const bytes = open();
    last().listener.onMessage({ type: 'locked', reason: 'user' });
    expect([...bytes]).toEqual([0, 0, 0, 0]);
    expect(told.at(-1)).toBe('locked user');
    expect(processes).toHaveLength(2);
  });

  test('after it, a verifier is refused', async () => {
    open();
    session.lock('user');
    await expect(session.connect('verifier')).rejects.toMatchObject({ code: 'locked' });
  });

  test('another archive overwrites the key of the one before', () => {
    const first = open();
    open(new Uint8Array([9, 9]));
    expect([...first]).toEqual([0, 0, 0, 0]);
  });

  test('stopping overwrites the key and starts nothing', () => {
    const bytes = open();
    session.stop();
    expect([...bytes]).toEqual([0, 0, 0, 0]);
    expect(processes).toHaveLength(1);
    expect(last().state).toBe('retired');
  });
});

describe('an engine that ends by itself', () => {
  test('is started again and opens the archive with the kept key', () => {
    open();
    last().listener.onExit();
    expect(processes).toHaveLength(2);
    expect(reopens(last())).toEqual([{ type: 'reopen', path: '/a.sbqa', key: key() }]);
    expect(told).toEqual(['opened /a.sbqa', 'disconnected engine']);
    last().listener.onMessage({ type: 'reopened', ok: true });
    expect(told.at(-1)).toBe('restarted true');
  });

  test('is locked for good where the archive cannot be opened again', () => {
    const bytes = open();
    last().listener.onExit();
    last().listener.onMessage({ type: 'reopened', ok: false });
    expect(told.at(-1)).toBe('locked engine-gone');
    expect([...bytes]).toEqual([0, 0, 0, 0]);
  });

  test('without an archive is only started again', () => {
    last().listener.onExit();
    expect(told).toEqual(['disconnected engine', 'restarted false']);
    expect(reopens(last())).toEqual([]);
  });

  test('ends what was being read', async () => {
    open();
    const reading = session.documents.open(1, 0, null);
    last().listener.onExit();
    await expect(reading).rejects.toMatchObject({ code: 'engine_gone' });
  });

  test('again and again is given up with the archive, then without one', async () => {
    const bytes = open();
    for (let time = 0; time < 6; time++) last().listener.onExit();
    expect(told.at(-1)).toBe('locked engine-gone');
    expect([...bytes]).toEqual([0, 0, 0, 0]);
    const count = processes.length;
    for (let time = 0; time < 6; time++) last().listener.onExit();
    expect(processes.length).toBe(count + 5);
    await expect(session.connect('engine')).rejects.toMatchObject({ code: 'engine_gone' });
  });

  test('a stray answer about reopening changes nothing', () => {
    open();
    last().listener.onMessage({ type: 'reopened', ok: false });
    expect(told).toEqual(['opened /a.sbqa']);
  });
});

describe('a verifier', () => {
  test('opens the archive with the kept key before it is handed out', async () => {
    open();
    const connecting = session.connect('verifier');
    expect(last().role).toBe('verifier');
    expect(reopens(last())).toEqual([{ type: 'reopen', path: '/a.sbqa', key: key() }]);
    last().listener.onMessage({ type: 'reopened', ok: true });
    expect(await connecting).toBe(port);
  });

  test('replaces the one before', async () => {
    open();
    const first = session.connect('verifier');
    const firstProcess = last();
    const second = session.connect('verifier');
    last().listener.onMessage({ type: 'reopened', ok: true });
    expect(firstProcess.state).toBe('killed');
    await expect(first).rejects.toMatchObject({ code: 'engine_gone' });
    expect(await second).toBe(port);
  });

  test('that cannot open the archive, or dies, fails the call and leaves the engine alone', async () => {
    for (const end of [
      (process: FakeProcess) => process.listener.onMessage({ type: 'reopened', ok: false }),
      (process: FakeProcess) => process.listener.onExit(),
    ]) {
      open();
      const connecting = session.connect('verifier');
      end(last());
      await expect(connecting).rejects.toMatchObject({ code: 'engine_gone' });
    }
    expect(processes.filter(({ role }) => role === 'engine')).toHaveLength(1);
    expect(processes[0]?.state).toBe('running');
  });

  test('that is stopped does not answer any more, and the window is told', async () => {
    open();
    const connecting = session.connect('verifier');
    last().listener.onMessage({ type: 'reopened', ok: true });
    await connecting;
    session.stopVerifier();
    session.stopVerifier();
    expect(last().state).toBe('killed');
    expect(told.filter((event) => event === 'disconnected verifier')).toHaveLength(1);
  });

  test('is told new grants, as the engine is', () => {
    open();
    void session.connect('verifier').catch(() => {});
    session.grant({ grant: 'h'.repeat(20), path: '/report.html', access: 'write' });
    for (const process of processes) {
      expect(process.sent).toContainEqual({
        type: 'grant',
        grant: 'h'.repeat(20),
        path: '/report.html',
        access: 'write',
      });
    }
    session.stopVerifier();
  });
});
