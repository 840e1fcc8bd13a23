import type { z } from 'zod';
import { ContractError, type Failure } from '../contract/failure.ts';
import { failureSchema } from '../contract/failure-schema.ts';
import { readUntrusted } from '../untrusted/read-untrusted.ts';
import type { CallContext, Contract, Handlers, Method } from './contract.ts';
import type { Transport } from './transport.ts';
import { asNumbered, type ToClient } from './wire.ts';

/** A fault that the other side must not see in full: a handler's unknown throw, or a message that fits nothing. */
export interface Diagnostic {
  readonly problem: string;
  readonly method?: string;
  /** What was thrown; may hold what was being worked on, so it is for the developer's eyes alone. */
  readonly error?: unknown;
}

/** Settings of a server. */
export interface ServeOptions {
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void;
  /**
   * Runs the next call later; one call a turn. A server with synchronous handlers passes `setImmediate`, so that a `cancel` that came
   * in while a handler worked is read before the calls that wait behind it.
   */
  readonly schedule?: (task: () => void) => void;
  /**
   * Asked when a handler threw what the contract does not know or answered what does not fit it: the failure that what it worked on
   * accounts for, or null where the fault is the program's own. Nothing that it throws is caught.
   */
  readonly explainFault?: () => Failure | null;
}

type AnyHandler = (input: unknown, context: CallContext<Method>) => unknown;

/**
 * Answers a contract's calls over a transport. Input and output are parsed with the contract's schemas; what does not fit is refused
 * (`bad_message` for input, `internal` for output), and whatever a handler throws reaches the caller as a failure with a code.
 * The returned function stops serving and aborts what runs; it leaves the transport open.
 */
export function serve<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  transport: Transport,
  options: ServeOptions = {},
): () => void {
  const diagnose = options.onDiagnostic ?? (() => {});
  const schedule = options.schedule ?? queueMicrotask;
  const explain = options.explainFault ?? (() => null);
  const running = new Map<number, AbortController>();
  const waiting: (() => void)[] = [];
  let stopped = false;

  const pump = () => {
    waiting.shift()?.();
    if (waiting.length > 0) schedule(pump);
  };
  const enqueue = (task: () => void) => {
    if (waiting.push(task) === 1) schedule(pump);
  };
  const reply = (message: ToClient) => {
    if (!stopped) transport.send(message);
  };
  const refuse = (id: number, failure: Failure) => reply({ type: 'failure', id, failure });

  const start = (id: number, method: string, rawInput: unknown, controller: AbortController) => {
    const isLive = () => running.get(id) === controller;
    if (!isLive()) return;
    const finish = (answer: () => void) => {
      if (!isLive()) return;
      running.delete(id);
      answer();
    };
    // Own names only: `constructor` and its like are no methods.
    const definition = Object.hasOwn(contract, method) ? contract[method] : undefined;
    if (definition === undefined) {
      diagnose({ problem: 'No such method.', method });
      return finish(() => refuse(id, { code: 'bad_message', message: 'There is no such method.' }));
    }
    const input = readUntrusted(definition.input, rawInput);
    if (!input.success) {
      const message = `${method}: the input does not fit the contract (${describeIssues(input.error)}).`;
      diagnose({ problem: message, method });
      return finish(() => refuse(id, { code: 'bad_message', message }));
    }
    const succeed = (rawOutput: unknown) => {
      const output = readUntrusted(definition.output, rawOutput);
      if (!output.success) {
        const problem = `The output does not fit the contract (${describeIssues(output.error)}).`;
        diagnose({ problem, method });
        return refuse(id, explain() ?? { code: 'internal', message: `${method}: ${problem}` });
      }
      try {
        reply({ type: 'result', id, output: output.data });
      } catch (error) {
        diagnose({ problem: 'The output cannot be sent.', method, error });
        refuse(id, { code: 'internal', message: `${method}: the output cannot be sent.` });
      }
    };
    const report = (rawProgress: unknown) => {
      if (!isLive()) return;
      const progress = definition.progress && readUntrusted(definition.progress, rawProgress);
      if (progress?.success) reply({ type: 'progress', id, progress: progress.data });
      else diagnose({ problem: 'A progress report does not fit the contract.', method });
    };
    // The mapped type of Handlers cannot be followed through a name that is known at run time only; the schemas guard both sides.
    const handler = handlers[method] as AnyHandler;
    const context: CallContext<Method> = { signal: controller.signal, report };
    void runHandler(() => handler(input.data, context)).then(
      (output) => finish(() => succeed(output)),
      (error: unknown) => finish(() => refuse(id, toFailure(error, method, diagnose, explain))),
    );
  };

  const stopMessages = transport.onMessage((raw) => {
    const message = asNumbered(raw);
    if (message === null) return diagnose({ problem: 'A message without a call number came in.' });
    const { id } = message;
    if (message.type === 'cancel') {
      running.get(id)?.abort();
      running.delete(id);
      return;
    }
    const { method, input } = message;
    if (message.type !== 'call' || typeof method !== 'string') {
      diagnose({ problem: 'A message of no known type came in.' });
      if (!running.has(id)) refuse(id, { code: 'bad_message', message: 'The message has no known type.' });
      return;
    }
    // An answer to the second would be taken for the answer to the first, so there is none.
    if (running.has(id)) return diagnose({ problem: `Call ${id} came in twice.`, method });
    const controller = new AbortController();
    running.set(id, controller);
    enqueue(() => start(id, method, input, controller));
  });

  const stop = () => {
    if (stopped) return;
    stopped = true;
    stopMessages();
    waiting.length = 0;
    const controllers = [...running.values()];
    running.clear();
    for (const controller of controllers) controller.abort();
  };
  const stopClose = transport.onClose(stop);
  return () => {
    stopClose();
    stop();
  };
}

async function runHandler(handler: () => unknown): Promise<unknown> {
  return handler();
}

function toFailure(
  error: unknown,
  method: string,
  diagnose: (diagnostic: Diagnostic) => void,
  explain: () => Failure | null,
): Failure {
  if (error instanceof ContractError) {
    const failure = readUntrusted(failureSchema, error.failure);
    if (failure.success) return failure.data;
  }
  diagnose({ problem: 'A handler threw what the contract does not know.', method, error });
  // The thrown text may quote a path, a key or a record, so it stays here.
  return explain() ?? { code: 'internal', message: `${method}: a fault of the program.` };
}

/** Where and how a value does not fit; never the value itself. */
function describeIssues(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.') || 'the whole'}: ${issue.code}`)
    .join('; ');
}
