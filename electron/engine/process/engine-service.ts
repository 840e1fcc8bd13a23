import type { EngineContract, VerifierContract } from '#shared/contract/engine-contract.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Contract, Handlers } from '#shared/rpc/contract.ts';
import type { RefusalBook } from './refusal-book.ts';

/** What a service of the engine is given by the process that it runs in. */
export interface ServiceEnvironment {
  /** The path behind a grant. Throws `ContractError` for a grant that was not given, or not for this access. */
  readonly resolveGrant: (grant: string, access: 'read' | 'write') => string;
  /** The publisher keys that the user added, raw. */
  readonly trustedKeys: () => readonly Uint8Array[];
  /** The folder for what is kept about archives, outside them; null where nothing is kept. */
  readonly keptFolder: string | null;
  /** An archive has been opened by `archive.unlock` (not by `reopen`); `key` is handed over, to be kept by the main process. */
  readonly onOpened: (archive: {
    readonly path: string;
    readonly fileName: string;
    readonly key: Uint8Array<ArrayBuffer>;
  }) => void;
  /** The archive has been closed and its key overwritten: by `archive.lock`, or because the appointment's last day has passed. */
  readonly onLocked: (reason: 'user' | 'appointment-ended') => void;
  readonly refusals: RefusalBook;
  /** Something failed that nobody waits for. */
  readonly onFault: (error: unknown) => void;
}

/** A document's bytes, read in parts. */
export interface DocumentSource {
  /** As the archive states it; the main process serves only the types that the viewers need. */
  readonly mimeType: string;
  readonly fileName: string;
  readonly byteSize: number;
  /** Bytes `start` … `end` (exclusive), at most a few hundred kilobytes at once. May throw `damaged_record`. */
  readonly read: (start: number, end: number) => Uint8Array<ArrayBuffer>;
}

/** A service that has at most one archive open, beside the contract that it serves. */
export interface ArchiveService<C extends Contract> {
  readonly handlers: Handlers<C>;
  /** Opens with a kept key, in place of what was open; overwrites `key`. Rejects with `ContractError`. */
  readonly reopen: (path: string, key: Uint8Array) => Promise<void>;
  /** Closes the archive and overwrites its key; harmless when nothing is open. */
  readonly lock: () => void;
}

/** What serves the window: the engine's contract, and documents' bytes. */
export interface EngineService extends ArchiveService<EngineContract> {
  /** Throws `ContractError`: `locked`, `not_found`, `damaged_record`. */
  readonly openDocument: (documentId: number) => DocumentSource;
  /** Whether what a handler stumbled over is the open archive's doing: `damaged_record` with the column, or null. */
  readonly explainFault: () => Failure | null;
}

/** What serves the verification screen, in a process of its own. */
export type VerifierService = ArchiveService<VerifierContract>;
