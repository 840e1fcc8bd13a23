import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ContractError, fail } from '#shared/contract/failure.ts';
import { createClient } from '#shared/rpc/client.ts';
import type { Contract, Handlers } from '#shared/rpc/contract.ts';
import { createLoopback } from '#shared/rpc/loopback-transport.ts';
import { type Diagnostic, type ServeOptions, serve } from '#shared/rpc/server.ts';

const contract = {
  'numbers.double': {
    input: z.object({ n: z.number().int(), times: z.number().int().default(2) }),
    output: z.object({ n: z.number() }),
  },
  'numbers.count': {
    input: z.object({ to: z.number().int() }),
    output: z.object({ done: z.boolean() }),
    progress: z.object({ at: z.number().int() }),
  },
} as const satisfies Contract;
type Numbers = typeof contract;

function setUp(handlers: Partial<Handlers<Numbers>> = {}, options: ServeOptions = {}) {
  const [near, far] = createLoopback();
  const diagnostics: Diagnostic[] = [];
  const clientProblems: string[] = [];
  const stop = serve(
    contract,
    {
      'numbers.double': ({ n, times }) => ({ n: n * times }),
      'numbers.count': () => ({ done: true }),
      ...handlers,
    },
    far,
    { onDiagnostic: (diagnostic) => diagnostics.push(diagnostic), ...options },
  );
  const client = createClient<Numbers>(near, { onDiagnostic: (problem) => clientProblems.push(problem) });
  return { client, near, far, stop, diagnostics, clientProblems };
}

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'resolved',
    (error: unknown) => (error instanceof ContractError ? error.code : `not a ContractError: ${error}`),
  );

describe('a call', () => {
  test('brings the parsed input and the parsed output', async () => {
    const { client } = setUp();
    expect(await client.call('numbers.double', { n: 21 })).toEqual({ n: 42 });
    expect(await client.call('numbers.double', { n: 21, times: 3 })).toEqual({ n: 63 });
  });

  test('many at once each get their own answer', async () => {
    const { client } = setUp({
      'numbers.double': async ({ n }) => {
        await new Promise((resolve) => setTimeout(resolve, (n * 7) % 5));
        return { n };
      },
    });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => client.call('numbers.double', { n })),
    );
    expect(answers.map(({ n }) => n)).toEqual(Array.from({ length: 50 }, (_, n) => n));
  });

  test('strips what the output schema does not name', async () => {
    const { client } = setUp({ 'numbers.double': () => ({ n: 1, secret: 'x' }) as { n: number } });
    expect(await client.call('numbers.double', { n: 1 })).toEqual({ n: 1 });
  });

  test('with input that does not fit fails with bad_message, without running the handler or quoting the input', async () => {
    const handler = vi.fn(() => ({ n: 1 }));
    const { client } = setUp({ 'numbers.double': handler });
    const failure = await client
      .call('numbers.double', { n: 'my passphrase' as unknown as number })
      .catch((error: ContractError) => error.failure);
    expect(failure).toEqual({
      code: 'bad_message',
      message: 'numbers.double: the input does not fit the contract (n: invalid_type).',
    });
    expect(handler).not.toHaveBeenCalled();
  });

  test.each([undefined, null, {}, { n: 'x' }, [], 'text'])(
    'whose output %j does not fit fails with internal',
    async (output) => {
      const { client, diagnostics } = setUp({ 'numbers.double': () => output as { n: number } });
      expect(await codeOf(client.call('numbers.double', { n: 1 }))).toBe('internal');
      expect(diagnostics).toHaveLength(1);
    },
  );

  test.each(['numbers.none', 'constructor', '__proto__', 'toString'])(
    'of unknown method %s fails',
    async (name) => {
      const { client, diagnostics } = setUp();
      expect(await codeOf(client.call(name as 'numbers.double', { n: 1 }))).toBe('bad_message');
      expect(diagnostics[0]?.method).toBe(name);
    },
  );

  test('with input that cannot be cloned fails with bad_message', async () => {
    const { client } = setUp();
    expect(await codeOf(client.call('numbers.double', { n: (() => 1) as unknown as number }))).toBe(
      'bad_message',
    );
    expect(await client.call('numbers.double', { n: 2 })).toEqual({ n: 4 });
  });
});

describe('a failure', () => {
  test('that a handler throws crosses whole, from sync and async handlers', async () => {
    const failure = {
      code: 'not_readable',
      reason: 'folder',
      message: 'It is a folder.',
      details: { name: 'x' },
    } as const;
    for (const handler of [
      () => {
        throw new ContractError(failure);
      },
      () => Promise.reject(new ContractError(failure)),
    ]) {
      const { client, diagnostics } = setUp({ 'numbers.double': handler });
      const error: unknown = await client.call('numbers.double', { n: 1 }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ContractError);
      expect((error as ContractError).failure).toEqual(failure);
      expect(diagnostics).toEqual([]);
    }
  });

  test.each([new Error('key 0123abcd'), 'a text', undefined, { code: 'locked', message: 'no class' }])(
    'without a name (%s) crosses as internal and leaves its text behind',
    async (thrown) => {
      const { client, diagnostics } = setUp({
        'numbers.double': () => {
          throw thrown;
        },
      });
      const error: unknown = await client.call('numbers.double', { n: 1 }).catch((caught: unknown) => caught);
      expect((error as ContractError).failure).toEqual({
        code: 'internal',
        message: 'numbers.double: a fault of the program.',
      });
      expect(diagnostics[0]?.error).toBe(thrown);
    },
  );

  test('that is not one of the union becomes internal', async () => {
    const { client } = setUp({
      'numbers.double': () => {
        throw new ContractError({ code: 'invented', message: 'x' } as never);
      },
    });
    expect(await codeOf(client.call('numbers.double', { n: 1 }))).toBe('internal');
  });
});

describe('progress', () => {
  test('arrives in order, before the result', async () => {
    const { client } = setUp({
      'numbers.count': async ({ to }, { report }) => {
        for (let at = 0; at < to; at++) {
          report({ at });
          await Promise.resolve();
        }
        return { done: true };
      },
    });
    const seen: number[] = [];
    await client.call('numbers.count', { to: 5 }, { onProgress: ({ at }) => seen.push(at) });
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });

  test('that does not fit is told to the developer and does not cross', async () => {
    const { client, diagnostics } = setUp({
      'numbers.count': (_input, { report }) => {
        report({ at: 'x' as unknown as number });
        return { done: true };
      },
    });
    const onProgress = vi.fn();
    await client.call('numbers.count', { to: 1 }, { onProgress });
    expect(onProgress).not.toHaveBeenCalled();
    expect(diagnostics).toHaveLength(1);
  });

  test('after the end is dropped', async () => {
    let late: (progress: { at: number }) => void = () => {};
    const { client } = setUp({
      'numbers.count': (_input, { report }) => {
        late = report;
        return { done: true };
      },
    });
    const onProgress = vi.fn();
    await client.call('numbers.count', { to: 1 }, { onProgress });
    late({ at: 1 });
    await client.call('numbers.double', { n: 1 });
    expect(onProgress).not.toHaveBeenCalled();
  });
});

describe('cancelling', () => {
  test('rejects at once, tells the handler, and its late answer goes nowhere', async () => {
    const aborted = vi.fn();
    let finish: () => void = () => {};
    const { client, clientProblems } = setUp({
      'numbers.count': (_input, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', aborted);
          finish = () => resolve({ done: true });
        }),
    });
    const abort = new AbortController();
    const call = client.call('numbers.count', { to: 1 }, { signal: abort.signal });
    await client.call('numbers.double', { n: 1 });
    abort.abort();
    expect(await codeOf(call)).toBe('cancelled');
    await vi.waitFor(() => expect(aborted).toHaveBeenCalledTimes(1));
    finish();
    expect(await client.call('numbers.double', { n: 1 })).toEqual({ n: 2 });
    expect(clientProblems).toEqual([]);
  });

  test('before the call sends nothing', async () => {
    const handler = vi.fn(() => ({ n: 1 }));
    const { client } = setUp({ 'numbers.double': handler });
    expect(await codeOf(client.call('numbers.double', { n: 1 }, { signal: AbortSignal.abort() }))).toBe(
      'cancelled',
    );
    await client.call('numbers.count', { to: 1 });
    expect(handler).not.toHaveBeenCalled();
  });

  test('of a call that waits behind a synchronous one keeps it from running', async () => {
    const ran: number[] = [];
    const { client } = setUp(
      {
        'numbers.double': ({ n }) => {
          ran.push(n);
          return { n };
        },
      },
      { schedule: setImmediate },
    );
    const abort = new AbortController();
    const first = client.call('numbers.double', { n: 1 });
    const second = client.call('numbers.double', { n: 2 }, { signal: abort.signal });
    const third = client.call('numbers.double', { n: 3 });
    abort.abort();
    expect(await codeOf(second)).toBe('cancelled');
    await Promise.all([first, third]);
    expect(ran).toEqual([1, 3]);
  });

  test('leaves no listener on the signal after an answer', async () => {
    const { client } = setUp();
    const abort = new AbortController();
    const remove = vi.spyOn(abort.signal, 'removeEventListener');
    await client.call('numbers.double', { n: 1 }, { signal: abort.signal });
    expect(remove).toHaveBeenCalledTimes(1);
  });
});

describe('closing', () => {
  test('at the far end rejects all that is under way, and later calls', async () => {
    const { client, far } = setUp({ 'numbers.count': () => new Promise(() => {}) });
    const calls = [1, 2, 3].map((to) => codeOf(client.call('numbers.count', { to })));
    await client.call('numbers.double', { n: 1 });
    far.close();
    expect(await Promise.all(calls)).toEqual(['engine_gone', 'engine_gone', 'engine_gone']);
    expect(await codeOf(client.call('numbers.double', { n: 1 }))).toBe('engine_gone');
  });

  test('by the client rejects its calls and aborts the handlers', async () => {
    const aborted = vi.fn();
    const { client } = setUp({
      'numbers.count': (_input, { signal }) => {
        signal.addEventListener('abort', aborted);
        return new Promise(() => {});
      },
    });
    const call = codeOf(client.call('numbers.count', { to: 1 }));
    await client.call('numbers.double', { n: 1 });
    client.close();
    expect(await call).toBe('engine_gone');
    await vi.waitFor(() => expect(aborted).toHaveBeenCalledTimes(1));
  });

  test('stopping the server aborts what runs and answers nothing more', async () => {
    const aborted = vi.fn();
    const { client, stop } = setUp({
      'numbers.count': (_input, { signal }) => {
        signal.addEventListener('abort', aborted);
        return new Promise(() => {});
      },
    });
    void codeOf(client.call('numbers.count', { to: 1 }));
    await client.call('numbers.double', { n: 1 });
    stop();
    expect(aborted).toHaveBeenCalledTimes(1);
    const unanswered = vi.fn();
    void codeOf(client.call('numbers.double', { n: 1 })).then(unanswered);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(unanswered).not.toHaveBeenCalled();
  });
});

describe('malformed messages', () => {
  test.each([undefined, null, 'text', 7, [], {}, { id: 'x' }, { id: 1.5 }, { id: Number.NaN }])(
    'without a number (%j) are dropped and told, on both sides',
    async (message) => {
      const { client, near, far, diagnostics, clientProblems } = setUp();
      near.send(message);
      far.send(message);
      expect(await client.call('numbers.double', { n: 1 })).toEqual({ n: 2 });
      expect([diagnostics.length, clientProblems.length]).toEqual([1, 1]);
    },
  );

  test.each([
    { id: 99 },
    { id: 99, type: 'shout' },
    { id: 99, type: 'call' },
    { id: 99, type: 'call', method: 7 },
  ])('with a number (%j) are answered with bad_message', async (message) => {
    const { near, diagnostics } = setUp();
    const answers: unknown[] = [];
    near.onMessage((answer) => answers.push(answer));
    near.send(message);
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    expect(answers[0]).toMatchObject({ id: 99, type: 'failure', failure: { code: 'bad_message' } });
    expect(diagnostics).toHaveLength(1);
  });

  test('a number used twice runs once and is answered once', async () => {
    const handler = vi.fn(
      () => new Promise<{ n: number }>((resolve) => setTimeout(() => resolve({ n: 1 }), 10)),
    );
    const { near, diagnostics } = setUp({ 'numbers.double': handler });
    const answers: unknown[] = [];
    near.onMessage((answer) => answers.push(answer));
    const message = { type: 'call', id: 1000, method: 'numbers.double', input: { n: 1 } };
    near.send(message);
    near.send(message);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(answers).toEqual([{ type: 'result', id: 1000, output: { n: 1 } }]);
    expect(handler).toHaveBeenCalledTimes(1);
    expect(diagnostics[0]?.problem).toContain('twice');
  });

  test('an answer of no known type, or a failure of no known shape, rejects its call', async () => {
    for (const answer of [
      { id: 1, type: 'shout' },
      { id: 1, type: 'failure' },
      { id: 1, type: 'failure', failure: { code: 7 } },
    ]) {
      const [near, far] = createLoopback();
      const client = createClient<Numbers>(near);
      const call = codeOf(client.call('numbers.double', { n: 1 }));
      far.send(answer);
      expect(await call).toBe('bad_message');
    }
  });

  test('an answer to a call that was never made is told', async () => {
    const { client, far, clientProblems } = setUp();
    far.send({ type: 'result', id: 500, output: { n: 1 } });
    await client.call('numbers.double', { n: 1 });
    expect(clientProblems[0]).toContain('never made');
  });

  test('a cancel for a call that is not there does nothing', async () => {
    const { client, near, diagnostics } = setUp();
    near.send({ type: 'cancel', id: 500 });
    expect(await client.call('numbers.double', { n: 1 })).toEqual({ n: 2 });
    expect(diagnostics).toEqual([]);
  });
});

test('fail makes an error with its code', () => {
  expect(fail('locked', 'No archive is open.').code).toBe('locked');
});
