import { z } from 'zod';
import { signerSchema } from './archive.ts';
import { grantSchema } from './values.ts';
import {
  findingSchema,
  layerNameSchema,
  layerResultSchema,
  verificationResultSchema,
} from './verification.ts';

/** The name by which a report says what it is; a later form that readers would misread gets another number. */
export const reportFormat = 'smartbooqing-verification-report/1';

const toneSchema = z
  .enum(['good', 'caution', 'bad', 'open'])
  .describe('`open`: it was not checked, or could not be; never to be read as good.');

/** One of the three questions, answered: `text` is a stable code, `words` the sentence. */
const answerSchema = z.object({
  tone: toneSchema,
  text: z.string(),
  question: z.string(),
  words: z.string(),
});

/** All findings of one code: what it is, what it touches, what to do, whether one can go on, and each place. */
export const reportedFindingSchema = z.object({
  layer: layerNameSchema,
  code: z.string().describe('Stable: a code never changes its meaning.'),
  severity: findingSchema.shape.severity,
  count: z.int().describe('How many there are, also where fewer places are listed.'),
  title: z.string(),
  touches: z.string().nullable(),
  now: z.string().nullable(),
  canGoOn: z.string(),
  places: z.array(
    z.object({
      words: z.string(),
      ...findingSchema.omit({ code: true, severity: true, message: true }).shape,
    }),
  ),
});
export type ReportedFinding = z.infer<typeof reportedFindingSchema>;

/** One step of checking it again with other people's tools. */
export const reportStepSchema = z.object({ title: z.string(), text: z.string(), commands: z.string() });

/** The report of a verification: what `sbqa verify --report OUT.json` writes, and what the HTML and the PDF are printed from. */
export const verificationReportSchema = z.object({
  format: z.literal(reportFormat),
  language: z.enum(['nl', 'en']).describe('The language of all `words`, `title`, `text` and the like.'),
  program: z.object({ name: z.string(), version: z.string() }),
  file: z.object({
    name: z.string(),
    bytes: z.int(),
    sha256: z.string().describe('Of the whole file, in hex.'),
  }),
  archive: z.object({
    id: z.string().nullable(),
    format: z.string(),
    client: z.string().nullable(),
    exportedAt: z.string().nullable(),
    manifestRoot: z
      .string()
      .nullable()
      .describe('The root of the hash tree that the manifest states; null without a manifest.'),
  }),
  signer: signerSchema.describe(
    'Who signed the manifest; the id is 16 hex digits of the SHA-256 of the key.',
  ),
  startedAt: z.string().describe('ISO 8601, UTC.'),
  endedAt: z.string().describe('ISO 8601, UTC.'),
  seconds: z.number(),
  verdict: z.enum(['passed', 'failed']),
  headline: z.string(),
  answers: z.object({ authentic: answerSchema, intact: answerSchema, books: answerSchema }),
  layers: z.object({
    seal: layerResultSchema,
    structure: layerResultSchema,
    manifest: layerResultSchema,
    books: layerResultSchema,
  }),
  findings: z.array(reportedFindingSchema).describe('By code, the gravest first.'),
  damage: z
    .array(z.string())
    .describe('What damaged pages mean for people, a sentence each; empty where no page is damaged.'),
  notChecked: z.array(
    z.object({ layer: layerNameSchema, check: z.string().nullable(), words: z.string(), why: z.string() }),
  ),
  checkAgain: z.array(reportStepSchema).describe('How to check it again with stock tools.'),
});
export type VerificationReport = z.infer<typeof verificationReportSchema>;

/** Served by the engine, since the verifier ends with its work. */
export const reportMethods = {
  /** Writes a result's report to a granted path; its extension says the form. Fails with `usage` for another extension, `output_failed`. */
  'reports.save': {
    input: z.object({ grant: grantSchema, language: z.enum(['nl', 'en']), result: verificationResultSchema }),
    output: z.object({}),
  },
} as const;
