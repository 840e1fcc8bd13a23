import { z } from 'zod';
import { dateSchema, grantSchema, rowIdSchema } from './values.ts';

/** What the log tells apart. `settings` is a change of what is logged. */
export const consultationActions = [
  'opened',
  'locked',
  'list',
  'record',
  'document',
  'search',
  'inspection',
  'export',
  'print',
  'verification',
  'appointment',
  'settings',
] as const;
export const consultationActionSchema = z.enum(consultationActions);
export type ConsultationAction = z.infer<typeof consultationActionSchema>;

/** Who consulted: the owner, or an administrator under one appointment. */
export const consulterSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('owner') }),
  z.object({
    kind: z.literal('appointment'),
    name: z.string(),
    email: z.string(),
    appointedBy: z.string(),
    appointedOn: z.string(),
  }),
]);
export type Consulter = z.infer<typeof consulterSchema>;

/** What was done, as it is handed to the log. */
export const consultationSchema = z.object({
  action: consultationActionSchema,
  /** A table or view, or what was exported or printed; null where the action says all. */
  subject: z.string().max(200).nullable(),
  /** The record's id in that table. */
  id: rowIdSchema.nullable(),
  /** What was searched for; null where there was nothing, or where the words are left out. */
  words: z.string().max(2000).nullable(),
  /** A format, file name, verdict or setting. */
  detail: z.string().max(300).nullable(),
});
export type Consultation = z.infer<typeof consultationSchema>;

/** One line of the log. `number` counts from 1 and never starts again; `at` is UTC, ISO 8601. */
export const consultationEntrySchema = consultationSchema.extend({
  number: z.number().int().min(1),
  at: z.string(),
  by: consulterSchema,
});
export type ConsultationEntry = z.infer<typeof consultationEntrySchema>;

/** A place where the chain does not hold: behind entry `after` (0: before the first) and before entry `before` (null: to the end). */
export const chainBreakSchema = z.object({
  after: z.number().int(),
  before: z.number().int().nullable(),
});
export type ChainBreak = z.infer<typeof chainBreakSchema>;

/** An entry that is earlier than the one before it, by more than clocks are put right by: the computer's clock was set back. */
export const clockSetBackSchema = z.object({
  /** The number of the entry. */
  entry: z.number().int(),
  from: z.string(),
  to: z.string(),
});

/** Whether the log is as it was written. */
export const logVerdictSchema = z.object({
  /** `end_unknown`: what says how many entries there are is gone, so entries may be missing at the end. */
  state: z.enum(['empty', 'whole', 'broken', 'end_cut', 'end_unknown']),
  /** Entries that can be read. */
  entries: z.number().int(),
  /** The first hundred. */
  breaks: z.array(chainBreakSchema),
  /** Entries that are missing at the end; null where that cannot be known. */
  missingAtEnd: z.number().int().nullable(),
  /** The first hundred. A log can be whole and yet have them: nobody altered it, but its times cannot all be right. */
  clockSetBack: z.array(clockSetBackSchema),
});
export type LogVerdict = z.infer<typeof logVerdictSchema>;

/** How the log stands for whoever has the archive open. */
export const logStateSchema = z.object({
  /** `nowhere`: this computer keeps nothing; `failing`: it could not be written the last time. */
  writing: z.enum(['on', 'off', 'nowhere', 'failing']),
  /** An administrator cannot switch it off. */
  canSwitch: z.boolean(),
  isOwnerLogged: z.boolean(),
  keepsWords: z.boolean(),
  /** This person has been told what is logged. */
  isTold: z.boolean(),
});
export type LogState = z.infer<typeof logStateSchema>;

/** Which entries are asked for; absent members do not narrow. Dates are local days, both included. */
export const logFilterSchema = z.object({
  actions: z.array(consultationActionSchema).optional(),
  /** `owner`, or an administrator's e-mail address. */
  person: z.string().max(320).optional(),
  from: dateSchema.optional(),
  to: dateSchema.optional(),
});
export type LogFilter = z.infer<typeof logFilterSchema>;

/** Methods about the consultation log, which is kept outside the archive. */
export const consultationLogMethods = {
  'log.state': { input: z.object({}), output: logStateSchema },
  /** The last `limit` entries that fit, newest first. The chain is checked from its beginning each time. */
  'log.read': {
    input: z.object({ filter: logFilterSchema.default({}), limit: z.number().int().min(1).max(5000) }),
    output: z.object({
      verdict: logVerdictSchema,
      entries: z.array(consultationEntrySchema),
      /** All that fit. */
      total: z.number().int(),
      /** Everybody who stands in the log. */
      people: z.array(consulterSchema),
    }),
  },
  /** Rejects with `usage` where an administrator would switch the log off. */
  'log.set': {
    input: z.object({ isOwnerLogged: z.boolean().optional(), keepsWords: z.boolean().optional() }),
    output: logStateSchema,
  },
  /** Whoever has the archive open has been told what is logged. */
  'log.told': { input: z.object({}), output: logStateSchema },
  /** Notes what the engine does not see itself. */
  'log.note': {
    input: consultationSchema.extend({ action: z.enum(['print', 'verification']) }),
    output: z.object({}),
  },
  /** A copy, oldest first, as CSV or as JSON with the verdict. */
  'log.save': {
    input: z.object({
      grant: grantSchema,
      format: z.enum(['csv', 'json']),
      filter: logFilterSchema.default({}),
    }),
    output: z.object({ entries: z.number().int() }),
  },
} as const;
