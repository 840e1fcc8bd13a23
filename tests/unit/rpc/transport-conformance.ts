import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import type { Transport } from '#shared/rpc/transport.ts';

/** Two joined ends, and what to take down after the test. */
export interface TransportPair {
  readonly a: Transport;
  readonly b: Transport;
  readonly dispose?: () => void | Promise<void>;
}

/** What a kind of transport cannot do by its nature. */
export interface TransportTraits {
  /** Whether closing `a` is seen at `b`, and the other way about. */
  readonly closeCrosses: { readonly fromA: boolean; readonly fromB: boolean };
}

/** What every transport must do; run once for each kind of transport. */
export function testTransport(
  make: () => TransportPair | Promise<TransportPair>,
  traits: TransportTraits,
): void {
  const made: TransportPair[] = [];
  const pair = async () => {
    const next = await make();
    made.push(next);
    return next;
  };
  afterEach(async () => {
    for (const { a, b, dispose } of made.splice(0)) {
      a.close();
      b.close();
      await dispose?.();
    }
  });

  test('carries messages both ways, in order', async () => {
    const { a, b } = await pair();
    const atA = collect(a);
    const atB = collect(b);
    for (let n = 0; n < 100; n++) {
      a.send({ to: 'b', n });
      b.send({ to: 'a', n });
    }
    await vi.waitFor(() => expect([atA.length, atB.length]).toEqual([100, 100]));
    expect(atB).toEqual(Array.from({ length: 100 }, (_, n) => ({ to: 'b', n })));
    expect(atA).toEqual(Array.from({ length: 100 }, (_, n) => ({ to: 'a', n })));
  });

  test('never delivers within send', async () => {
    const { a, b } = await pair();
    const atB = collect(b);
    a.send(1);
    expect(atB).toEqual([]);
    await vi.waitFor(() => expect(atB).toEqual([1]));
  });

  test('carries what can be cloned: bytes, undefined, null, NaN, dates, nesting', async () => {
    const { a, b } = await pair();
    const atB = collect(b);
    const sent = {
      bytes: new Uint8Array([0, 255, 128]),
      nothing: null,
      absent: undefined,
      notANumber: Number.NaN,
      text: 'ë€\u0000𝄞',
      list: [{ deep: [[1.5, -0]] }],
    };
    a.send(sent);
    await vi.waitFor(() => expect(atB).toHaveLength(1));
    expect(atB[0]).toEqual(sent);
    expect(atB[0]).not.toBe(sent);
    expect((atB[0] as typeof sent).bytes).toBeInstanceOf(Uint8Array);
  });

  test('carries a large message', async () => {
    const { a, b } = await pair();
    const atB = collect(b);
    const text = 'x'.repeat(4_000_000);
    a.send({ text });
    await vi.waitFor(() => expect(atB).toHaveLength(1), { timeout: 10_000 });
    expect((atB[0] as { text: string }).text.length).toBe(text.length);
  });

  test('throws at what cannot be cloned, and goes on', async () => {
    const { a, b } = await pair();
    const atB = collect(b);
    expect(() => a.send({ callback: () => 1 })).toThrow();
    a.send('after');
    await vi.waitFor(() => expect(atB).toEqual(['after']));
  });

  test('keeps messages for the first listener', async () => {
    const { a, b } = await pair();
    a.send('early');
    await delay(20);
    const atB = collect(b);
    await vi.waitFor(() => expect(atB).toEqual(['early']));
  });

  test('stops calling a listener that was taken off', async () => {
    const { a, b } = await pair();
    const taken: unknown[] = [];
    const stop = b.onMessage((message) => taken.push(message));
    const kept = collect(b);
    a.send(1);
    await vi.waitFor(() => expect(kept).toEqual([1]));
    stop();
    a.send(2);
    await vi.waitFor(() => expect(kept).toEqual([1, 2]));
    expect(taken).toEqual([1]);
  });

  test('tells its own close listeners once, late ones at once, and drops what is sent after', async () => {
    const { a, b } = await pair();
    const atB = collect(b);
    const onClose = vi.fn();
    const stopped = vi.fn();
    a.onClose(onClose);
    a.onClose(stopped)();
    a.close();
    a.close();
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(stopped).not.toHaveBeenCalled();
    const late = vi.fn();
    a.onClose(late);
    expect(late).toHaveBeenCalledTimes(1);
    expect(() => a.send('lost')).not.toThrow();
    await delay(20);
    expect(atB).toEqual([]);
  });

  for (const from of ['A', 'B'] as const) {
    test.runIf(traits.closeCrosses[`from${from}`])(
      `a close at ${from} arrives at the other end`,
      async () => {
        const { a, b } = await pair();
        const [own, other] = from === 'A' ? [a, b] : [b, a];
        const onClose = vi.fn();
        other.onClose(onClose);
        own.close();
        await vi.waitFor(() => expect(onClose).toHaveBeenCalledTimes(1));
      },
    );
  }
}

function collect(transport: Transport): unknown[] {
  const messages: unknown[] = [];
  transport.onMessage((message) => messages.push(message));
  return messages;
}
