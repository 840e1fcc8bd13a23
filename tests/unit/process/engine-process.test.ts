import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { runEngineProcess } from '#engine/process/engine-process.ts';
import type { DocumentSource, EngineService, ServiceEnvironment } from '#engine/process/engine-service.ts';
import type { EngineContract } from '#shared/contract/engine-contract.ts';
import type { FromEngine, ToEngine } from '#shared/contract/engine-control.ts';
import { fail } from '#shared/contract/failure.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { domPortTransport } from '#shared/rpc/dom-port-transport.ts';
import type { MainPort } from '#shared/rpc/main-port-transport.ts';
import type { Diagnostic } from '#shared/rpc/server.ts';

let told: FromEngine[];
let faults: Diagnostic[];
let environment: ServiceEnvironment;
let tell: (message: unknown, ports?: readonly MainPort[]) => void;
const reopen = vi.fn<EngineService['reopen']>();
const lock = vi.fn();
const openDocument = vi.fn<EngineService['openDocument']>();

beforeEach(() => {
  told = [];
  faults = [];
  for (const mock of [reopen, lock, openDocument]) mock.mockReset();
  reopen.mockResolvedValue();
  runEngineProcess(
    {
      postMessage: (message) => told.push(structuredClone(message) as FromEngine),
      on(_event, listener) {
        tell = (data, ports = []) => listener({ data, ports });
      },
    },
    'engine',
    {
      engine(given) {
        environment = given;
        // Only what these tests call.
        const handlers = { 'archive.lock': () => ({}) } as unknown as Handlers<EngineContract>;
        return { handlers, reopen, lock, openDocument, explainFault: () => null };
      },
      verifier() {
        throw new Error('This test serves no verifier.');
      },
    },
    null,
    (diagnostic) => faults.push(diagnostic),
  );
});
const send = (message: ToEngine) => tell(message);

test('says that it is there, and answers pings by their number', () => {
  send({ type: 'ping', sequence: 7 });
  expect(told).toEqual([{ type: 'ready' }, { type: 'pong', sequence: 7 }]);
});

test('a message that does not fit is a fault and changes nothing', () => {
  tell({ type: 'reopen', path: '/a', key: 'not bytes' });
  tell({ type: 'shout' });
  tell(null);
  expect(faults).toHaveLength(3);
  expect(reopen).not.toHaveBeenCalled();
});

describe('grants', () => {
  const grant = 'g'.repeat(24);
  test('resolve for their access alone', () => {
    send({ type: 'grant', grant, path: '/a.sbqa', access: 'read' });
    expect(environment.resolveGrant(grant, 'read')).toBe('/a.sbqa');
    expect(() => environment.resolveGrant(grant, 'write')).toThrow('no such right');
    expect(() => environment.resolveGrant('x'.repeat(24), 'read')).toThrow('no such right');
  });
});

describe('the key', () => {
  test('of an opened archive is handed over and overwritten here', () => {
    const key = new Uint8Array([1, 2, 3]);
    environment.onOpened({ path: '/a', fileName: 'a', key });
    expect(told.at(-1)).toEqual({
      type: 'opened',
      path: '/a',
      fileName: 'a',
      key: new Uint8Array([1, 2, 3]),
    });
    expect([...key]).toEqual([0, 0, 0]);
  });

  test('that was kept opens the archive again and is overwritten, whether that works or not', async () => {
    const key = new Uint8Array([1, 2, 3]);
    send({ type: 'reopen', path: '/a', key });
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ type: 'reopened', ok: true }));
    expect(reopen).toHaveBeenCalledWith('/a', key);
    expect([...key]).toEqual([0, 0, 0]);

    reopen.mockRejectedValue(fail('wrong_passphrase', 'no'));
    const other = new Uint8Array([4]);
    send({ type: 'reopen', path: '/b', key: other });
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ type: 'reopened', ok: false }));
    expect([...other]).toEqual([0]);
    expect(faults).toHaveLength(1);
  });

  test('goes on lock, and the main process is told', () => {
    send({ type: 'lock' });
    expect(lock).toHaveBeenCalledTimes(1);
    expect(told.at(-1)).toEqual({ type: 'locked', reason: 'user' });
    environment.onLocked('user');
    expect(told.at(-1)).toEqual({ type: 'locked', reason: 'user' });
  });
});

test('a port that is handed over speaks the contract', async () => {
  const { port1, port2 } = new MessageChannel();
  const far: MainPort = {
    postMessage: (message) => port2.postMessage(message),
    on(event: 'message' | 'close', listener: (event: { data: unknown }) => void) {
      port2.addEventListener(event, (message) => listener(message as MessageEvent));
    },
    start: () => port2.start(),
    close: () => port2.close(),
  };
  tell({ type: 'connect' }, [far]);
  const client = createClient<EngineContract>(domPortTransport(port1));
  expect(await client.call('archive.lock', {})).toEqual({});
  client.close();
  await turn();
});

describe('a document', () => {
  const bytes = new Uint8Array(600_000).map((_, index) => index % 251);
  const source = (
    read: DocumentSource['read'] = (start, end) => bytes.slice(start, end),
  ): DocumentSource => ({
    mimeType: 'application/pdf',
    fileName: 'a.pdf',
    byteSize: bytes.length,
    read,
  });
  const chunks = () => told.filter((message) => message.type === 'document-chunk');

  test('comes in chunks of at most 256 kB, one for each pull', () => {
    openDocument.mockReturnValue(source());
    send({ type: 'document-read', request: 1, documentId: 5, start: 0, end: null });
    expect(told.at(-1)).toEqual({
      type: 'document-head',
      request: 1,
      mimeType: 'application/pdf',
      fileName: 'a.pdf',
      byteSize: 600_000,
    });
    for (let pull = 0; pull < 5; pull++) send({ type: 'document-pull', request: 1 });
    expect(chunks().map(({ bytes: part, last }) => [part.length, last])).toEqual([
      [262_144, false],
      [262_144, false],
      [75_712, true],
    ]);
    expect(Buffer.concat(chunks().map(({ bytes: part }) => part)).equals(bytes)).toBe(true);
  });

  test.each([
    [10, 20, 10],
    [599_999, 700_000, 1],
    [600_000, null, 0],
    [0, 0, 0],
  ])('from %i to %s has %i bytes', (start, end, length) => {
    openDocument.mockReturnValue(source());
    send({ type: 'document-read', request: 2, documentId: 5, start, end });
    send({ type: 'document-pull', request: 2 });
    expect(chunks()).toMatchObject([{ request: 2, last: true }]);
    expect(chunks()[0]?.bytes).toEqual(bytes.slice(start, start + length));
  });

  test('that is cancelled, or whose archive is locked, sends nothing more', () => {
    openDocument.mockReturnValue(source());
    for (const end of [{ type: 'document-cancel', request: 3 }, { type: 'lock' }] as const) {
      send({ type: 'document-read', request: 3, documentId: 5, start: 0, end: null });
      send(end);
      send({ type: 'document-pull', request: 3 });
    }
    expect(chunks()).toEqual([]);
  });

  test('that cannot be opened or read fails with its code; a fault of the program with internal', () => {
    openDocument.mockImplementation(() => {
      throw fail('not_found', 'There is no such document.');
    });
    send({ type: 'document-read', request: 4, documentId: 9, start: 0, end: null });
    expect(told.at(-1)).toEqual({ type: 'document-failed', request: 4, code: 'not_found' });
    expect(faults).toEqual([]);

    openDocument.mockReturnValue(
      source(() => {
        throw new Error('disk');
      }),
    );
    send({ type: 'document-read', request: 5, documentId: 9, start: 0, end: null });
    send({ type: 'document-pull', request: 5 });
    expect(told.at(-1)).toEqual({ type: 'document-failed', request: 5, code: 'internal' });
    expect(faults).toHaveLength(1);
  });
});
