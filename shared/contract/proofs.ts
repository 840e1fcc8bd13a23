import { z } from 'zod';
import { proofFaults, proofSteps } from '../archive-format/proof.ts';
import { signerSchema } from './archive.ts';
import { cellSchema, grantSchema, recordRefSchema } from './values.ts';

/** A file by its length and the hex of its SHA-256. */
const digestSchema = z.object({ bytes: z.number().int(), sha256: z.string() });

/** What checking a proof came to; the JSON of `sbqa check-proof`. */
export const proofReportSchema = z.object({
  file: z.string(),
  /** Whether every step holds. How much that is worth depends on the signer, as in a verification. */
  verdict: z.enum(['proved', 'not_proved']),
  /** Each step in its order; `fault` is null where it holds. */
  steps: z.array(z.object({ name: z.enum(proofSteps), fault: z.enum(proofFaults).nullable() })),
  signer: signerSchema,
  /** What the manifest says of the archive; null where it is none. */
  archive: z
    .object({
      archiveId: z.string(),
      client: z.object({ name: z.string(), kvkNumber: z.string().nullable() }),
      exporter: z.object({ name: z.string(), version: z.string() }),
      exportedAt: z.string(),
      period: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
      root: z.string(),
    })
    .nullable(),
  table: z.string(),
  /** The record's id in decimal; null where its values have none. */
  id: z.string().nullable(),
  /** The row's number in id order, from 1, and how many the table has; null where the manifest does not list it. */
  place: z.object({ row: z.number().int(), rows: z.number().int() }).nullable(),
  values: z.array(z.object({ column: z.string(), value: cellSchema })),
  /** The document's file that the proof stands for; null where it is of none. */
  content: digestSchema.nullable(),
  /** The file that was given to be held against it. */
  document: digestSchema.extend({ file: z.string() }).nullable(),
});
export type ProofReport = z.infer<typeof proofReportSchema>;

/** Methods about proofs of single records. Checking one needs no open archive. */
export const proofMethods = {
  /** Writes the proof of a record to a granted path. */
  'proofs.save': {
    input: recordRefSchema.extend({ grant: grantSchema }),
    output: z.object({ byteSize: z.number().int() }),
  },
  'proofs.check': {
    input: z.object({ grant: grantSchema, document: grantSchema.optional() }),
    output: proofReportSchema,
  },
} as const;
