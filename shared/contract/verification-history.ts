import { z } from 'zod';
import { signerSchema } from './archive.ts';
import { layerResultSchema } from './verification.ts';

const layerVerdictSchema = layerResultSchema.shape.verdict;

/** What is kept of one verification that came to its end. */
export const pastRunSchema = z.object({
  startedAt: z.string(),
  seconds: z.number(),
  verdict: z.enum(['passed', 'failed']),
  layers: z.object({
    seal: layerVerdictSchema,
    structure: layerVerdictSchema,
    manifest: layerVerdictSchema,
    books: layerVerdictSchema,
  }),
  findings: z.object({ error: z.int(), warning: z.int(), remark: z.int() }),
  signer: signerSchema,
  /** Null where the seal layer, which reads the whole file, was left out. */
  fileSha256: z.string().nullable(),
  fileBytes: z.int(),
  /** The root that the manifest states; null where there is none that can be read. */
  manifestRoot: z.string().nullable(),
  programVersion: z.string(),
  /** Who had opened the archive; the name of an appointed administrator, null for the owner. */
  administrator: z.string().nullable(),
});
export type PastRun = z.infer<typeof pastRunSchema>;

const historyOutput = z.object({
  /** The latest first. */
  runs: z.array(pastRunSchema),
});

/** Served by the engine; the verifier adds to it at the end of each verification. */
export const historyMethods = {
  'history.read': { input: z.object({}), output: historyOutput },
  /** Forgets every verification of this archive. */
  'history.clear': { input: z.object({}), output: historyOutput },
} as const;
