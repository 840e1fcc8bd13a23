import { z } from 'zod';
import { signerSchema } from './archive.ts';
import { failureSchema } from './failure-schema.ts';
import { impactSchema } from './impact.ts';
import { recordRefSchema, rowIdSchema } from './values.ts';

/** The four layers, in the order in which they build on each other (format README, "What a verification says"). */
export const layerNames = ['seal', 'structure', 'manifest', 'books'] as const;
export const layerNameSchema = z.enum(layerNames);
export type LayerName = z.infer<typeof layerNameSchema>;

/** One finding. `code` is stable; `message` is English; `details` are the values that a translated message names. */
export const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'remark']),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** 1-based page number, and the byte offset at which it starts. */
  page: z.number().int().optional(),
  offset: z.number().int().optional(),
  table: z.string().optional(),
  firstId: rowIdSchema.optional(),
  lastId: rowIdSchema.optional(),
  record: recordRefSchema.optional(),
});
export type Finding = z.infer<typeof findingSchema>;

/** One check of a layer: what came of it, on how many items, with how many findings. What was not checked is never `passed`. */
export const checkResultSchema = z.object({
  /** A name of `checkNames` (finding-codes.ts). */
  name: z.string(),
  verdict: z.enum(['passed', 'failed', 'not_possible']),
  /** A code of `notPossibleReasons`. */
  reason: z.string().optional(),
  /** How many things it looked at (pages, rows, entries, documents …). */
  items: z.number(),
  findings: z.number(),
});
export type CheckResult = z.infer<typeof checkResultSchema>;

/** A layer's answer. `checked` counts what was looked at (pages, bytes, rows, documents, entries …). */
export const layerResultSchema = z.object({
  verdict: z.enum(['passed', 'failed', 'not_possible', 'not_run']),
  /** A code of `notPossibleReasons`. */
  reason: z.string().optional(),
  checked: z.record(z.string(), z.number()),
  findings: z.array(findingSchema),
  /** How many findings there are when more were found than are listed, by code. */
  findingTotals: z.record(z.string(), z.number()).optional(),
  /** What the damaged pages mean for people; of the seal layer, where there are any. */
  impact: impactSchema.optional(),
  /** Check by check; empty where the layer was not run. */
  checks: z.array(checkResultSchema).default([]),
});
export type LayerResult = z.infer<typeof layerResultSchema>;

/** The whole answer of a verification; the JSON of `sbqa verify` (cli.md). */
export const verificationResultSchema = z.object({
  file: z.string(),
  archiveId: z.string().nullable(),
  verdict: z.enum(['passed', 'failed']),
  layers: z.object({
    seal: layerResultSchema,
    structure: layerResultSchema,
    manifest: layerResultSchema,
    books: layerResultSchema,
  }),
  signer: signerSchema,
  startedAt: z.iso.datetime(),
  seconds: z.number().nonnegative().max(1e9),
});
export type VerificationResult = z.infer<typeof verificationResultSchema>;

/** What the window is answered: the result, and why it could not be kept in the history where it could not. */
export const verificationRunSchema = verificationResultSchema.extend({
  historyFailure: failureSchema.optional(),
});
export type VerificationRunResult = z.infer<typeof verificationRunSchema>;

/** Progress of a verification: which layer, how far, in which unit. `total` is 0 while it is not known. */
export const verificationProgressSchema = z.object({
  layer: layerNameSchema,
  done: z.number(),
  total: z.number(),
  unit: z.enum(['bytes', 'pages', 'rows', 'checks']),
  bytesPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
});
export type VerificationProgress = z.infer<typeof verificationProgressSchema>;

/** Served by the verifier process; cancelled by ending it. */
export const verificationMethods = {
  'verification.run': {
    input: z.object({
      layers: z
        .array(layerNameSchema)
        .min(1)
        .default([...layerNames]),
    }),
    output: verificationRunSchema,
    progress: verificationProgressSchema,
  },
} as const;
