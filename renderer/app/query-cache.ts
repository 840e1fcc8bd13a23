import type { EngineContract } from '#shared/contract/engine-contract.ts';
import { ContractError, type Failure } from '#shared/contract/failure.ts';
import type { Client, InputOf, OutputOf } from '#shared/rpc/contract.ts';

/** The methods that read; what they answer is the same as long as the archive is open, so it may be kept. */
export type QueryMethod = Exclude<
  keyof EngineContract & string,
  | 'archive.inspect'
  | 'archive.unlock'
  | 'archive.lock'
  | 'archive.forget'
  | 'search.save'
  | 'search.forget'
  | 'search.saved'
  | 'documents.save'
  | 'documents.saveAttachment'
  | 'inspection.find'
  | 'inspection.records'
  | 'inspection.save'
  | 'proofs.save'
  | 'reports.save'
  | 'history.read'
  | 'history.clear'
  | 'proofs.check'
  | 'appointments.make'
  | 'appointments.letter'
  | 'log.state'
  | 'log.read'
  | 'log.set'
  | 'log.told'
  | 'log.note'
  | 'log.save'
>;

/** Where a question stands. */
export type QueryState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly data: T }
  | { readonly status: 'failed'; readonly failure: Failure };

interface Entry {
  state: QueryState<unknown>;
  readonly start: () => void;
  readonly listeners: Set<() => void>;
  controller: AbortController | null;
}

const loading: QueryState<never> = { status: 'loading' };
const maximumEntries = 300;

/**
 * The answers of one open archive. A question that nobody waits for any more is cancelled; the least recently asked answers go first;
 * `clear` forgets all of them when the archive is locked.
 */
export interface QueryCache {
  readonly read: <M extends QueryMethod>(
    method: M,
    input: InputOf<EngineContract[M]>,
  ) => QueryState<OutputOf<EngineContract[M]>>;
  readonly subscribe: <M extends QueryMethod>(
    method: M,
    input: InputOf<EngineContract[M]>,
    listener: () => void,
  ) => () => void;
  /** Asks again what failed, or with `all` everything that somebody watches; forgets the rest. */
  readonly refresh: (what: 'failed' | 'all') => void;
  readonly retry: <M extends QueryMethod>(method: M, input: InputOf<EngineContract[M]>) => void;
  readonly clear: () => void;
}

/** Makes the cache of one archive session over the engine's `call`. */
export function createQueryCache(call: Client<EngineContract>['call']): QueryCache {
  const entries = new Map<string, Entry>();

  const keyOf = (method: string, input: unknown) => `${method} ${JSON.stringify(input)}`;
  const update = (entry: Entry, state: QueryState<unknown>) => {
    entry.state = state;
    for (const listener of [...entry.listeners]) listener();
  };
  const trim = () => {
    for (const [key, entry] of entries) {
      if (entries.size <= maximumEntries) return;
      if (entry.listeners.size === 0) entries.delete(key);
    }
  };
  const entryOf = <M extends QueryMethod>(method: M, input: InputOf<EngineContract[M]>): Entry => {
    const key = keyOf(method, input);
    const known = entries.get(key);
    if (known !== undefined) return known;
    const entry: Entry = {
      state: loading,
      listeners: new Set(),
      controller: null,
      start() {
        const controller = new AbortController();
        entry.controller = controller;
        call(method, input, { signal: controller.signal }).then(
          (data) => settle(controller, { status: 'ready', data }),
          (error: unknown) => settle(controller, { status: 'failed', failure: failureOf(error) }),
        );
      },
    };
    const settle = (controller: AbortController, state: QueryState<unknown>) => {
      if (entry.controller !== controller) return;
      entry.controller = null;
      update(entry, state);
    };
    entries.set(key, entry);
    return entry;
  };
  const restart = (entry: Entry) => {
    entry.controller?.abort();
    entry.controller = null;
    update(entry, loading);
    entry.start();
  };

  return {
    // The key holds the method, so the state is that method's; a map cannot say so.
    read: (method, input) =>
      (entries.get(keyOf(method, input))?.state ?? loading) as QueryState<
        OutputOf<EngineContract[typeof method]>
      >,
    subscribe(method, input, listener) {
      const key = keyOf(method, input);
      const entry = entryOf(method, input);
      entries.delete(key);
      entries.set(key, entry);
      entry.listeners.add(listener);
      if (entry.state.status === 'loading' && entry.controller === null) entry.start();
      trim();
      return () => {
        entry.listeners.delete(listener);
        // React takes a listener off and puts it on again within one turn; only who stays away cancels.
        queueMicrotask(() => {
          if (entry.listeners.size > 0 || entry.controller === null) return;
          entry.controller.abort();
          entry.controller = null;
          if (entries.get(key) === entry) entries.delete(key);
        });
      };
    },
    refresh(what) {
      for (const [key, entry] of [...entries]) {
        if (what === 'failed' && entry.state.status !== 'failed') continue;
        if (entry.listeners.size === 0) entries.delete(key);
        else restart(entry);
      }
    },
    retry: (method, input) => restart(entryOf(method, input)),
    clear() {
      for (const entry of entries.values()) {
        entry.controller?.abort();
        entry.controller = null;
      }
      entries.clear();
    },
  };
}

/** The failure in what a call threw; anything else is a fault of the program. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ContractError) return error.failure;
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
