import type { z } from 'zod';

/** One method of a contract: what goes in, what comes out, and what is reported in between where it takes long. */
export interface Method {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly progress?: z.ZodType;
}

/** Method names (dotted, `noun.verb`) with their schemas. */
export type Contract = Readonly<Record<string, Method>>;

/** What a caller passes to method M. */
export type InputOf<M extends Method> = z.input<M['input']>;
/** What a handler of M receives, after parsing. */
export type ParsedInputOf<M extends Method> = z.output<M['input']>;
/** What a caller of M gets. */
export type OutputOf<M extends Method> = z.output<M['output']>;
/** What M reports while it runs; `never` for a method without progress. */
export type ProgressOf<M extends Method> = M['progress'] extends z.ZodType ? z.output<M['progress']> : never;

/** Options of one call. */
export interface CallOptions<M extends Method> {
  /** Aborting rejects the call with code `cancelled` and tells the handler. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ProgressOf<M>) => void;
}

/** The caller's side of a contract. Every failure rejects with a `ContractError`. */
export interface Client<C extends Contract> {
  call<N extends keyof C & string>(
    method: N,
    input: InputOf<C[N]>,
    options?: CallOptions<C[N]>,
  ): Promise<OutputOf<C[N]>>;
  /** Rejects all that is under way with `engine_gone` and closes the transport. */
  close(): void;
}

/** What a handler gets besides its input. */
export interface CallContext<M extends Method> {
  readonly signal: AbortSignal;
  readonly report: (progress: ProgressOf<M>) => void;
}

/** The serving side of a contract: one handler a method, sync or async. Throws `ContractError` to fail with a code. */
export type Handlers<C extends Contract> = {
  readonly [N in keyof C]: (
    input: ParsedInputOf<C[N]>,
    context: CallContext<C[N]>,
  ) => OutputOf<C[N]> | Promise<OutputOf<C[N]>>;
};
