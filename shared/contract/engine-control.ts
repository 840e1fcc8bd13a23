import { z } from 'zod';
import { grantSchema } from './values.ts';

/** What the main process tells an engine process, beside the port that it hands over (`connect` carries it). */
export const toEngineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connect') }),
  z.object({
    type: z.literal('grant'),
    grant: grantSchema,
    path: z.string(),
    access: z.enum(['read', 'write']),
  }),
  /** The publisher keys that the user added, raw, in place of those told before. */
  z.object({ type: z.literal('trust'), keys: z.array(z.instanceof(Uint8Array)) }),
  /** Open this path with the key that was kept: after a restart, and for the verifier. */
  z.object({ type: z.literal('reopen'), path: z.string(), key: z.instanceof(Uint8Array) }),
  z.object({ type: z.literal('lock') }),
  /** Which files refused a secret in engines before this one, how often in a row, and how long the next attempt is to wait. */
  z.object({
    type: z.literal('refusals'),
    files: z.array(
      z.object({ file: z.string().max(64), refusals: z.number().int().min(1), waitMs: z.number().min(0) }),
    ),
  }),
  /**
   * Ask for bytes `start` … `end` (exclusive; null to the end) of a document. Answered with the same request by one `document-head`,
   * then by one `document-chunk` for each `document-pull`, or by `document-failed` at any time.
   */
  z.object({
    type: z.literal('document-read'),
    request: z.number().int(),
    documentId: z.number().int(),
    start: z.number().int().min(0),
    end: z.number().int().nullable(),
  }),
  z.object({ type: z.literal('document-pull'), request: z.number().int() }),
  z.object({ type: z.literal('document-cancel'), request: z.number().int() }),
  /** Answered by `pong` with the same number; an engine that does not answer in time is ended. */
  z.object({ type: z.literal('ping'), sequence: z.number().int() }),
]);
export type ToEngine = z.infer<typeof toEngineSchema>;

/** What an engine process tells the main process. */
export const fromEngineSchema = z.discriminatedUnion('type', [
  /** The process listens; sent once, at the start. */
  z.object({ type: z.literal('ready') }),
  /** An archive is open: which path, and the key material to keep for reopening (opaque to main; overwritten on lock). */
  z.object({
    type: z.literal('opened'),
    path: z.string(),
    key: z.instanceof(Uint8Array),
    fileName: z.string(),
  }),
  z.object({ type: z.literal('reopened'), ok: z.boolean() }),
  /** The archive is closed and its key overwritten: after a `lock`, because the window asked for it, or because an appointment ended. */
  z.object({ type: z.literal('locked'), reason: z.enum(['user', 'appointment-ended']) }),
  /** A file (by the hash of its beginning) refused a secret once more, or took one. */
  z.object({ type: z.literal('refused'), file: z.string().max(64) }),
  z.object({ type: z.literal('accepted'), file: z.string().max(64) }),
  z.object({
    type: z.literal('document-head'),
    request: z.number().int(),
    mimeType: z.string(),
    fileName: z.string(),
    byteSize: z.number().int(),
  }),
  z.object({
    type: z.literal('document-chunk'),
    request: z.number().int(),
    bytes: z.instanceof(Uint8Array),
    last: z.boolean(),
  }),
  /** `code` is one of the contract's failure codes. */
  z.object({ type: z.literal('document-failed'), request: z.number().int(), code: z.string() }),
  z.object({ type: z.literal('pong'), sequence: z.number().int() }),
]);
export type FromEngine = z.infer<typeof fromEngineSchema>;
