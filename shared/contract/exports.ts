import { z } from 'zod';
import { exportFormats } from './export-formats.ts';
import { listQuerySchema } from './lists.ts';
import { grantSchema, scopeSchema } from './values.ts';

/**
 * What an auditfile could not say as the archive has it: a text was cut to its field, a character that XML cannot hold was replaced, a
 * value was written that the format's schema does not allow, one is missing that it asks for, a line without a date got its entry's, a
 * code stands for something else already, or there was no place for something.
 */
const auditfileNoteSchema = z.object({
  code: z.enum([
    'text_cut',
    'character_replaced',
    'value_not_allowed',
    'value_missing',
    'date_filled',
    'code_taken',
    'left_out',
  ]),
  /** The auditfile's element; of what was left out, the archive's table or column. */
  element: z.string(),
  count: z.number().int(),
});
export type AuditfileNote = z.infer<typeof auditfileNoteSchema>;
export type AuditfileNoteCode = AuditfileNote['code'];

/** Methods that write lists and books to a file. */
export const exportMethods = {
  /** Writes all rows of a list, in its order, to the file that the user chose; it appears complete or not at all. Throws `output_failed`. */
  'lists.export': {
    input: z.object({
      query: listQuerySchema,
      /** In the order of the file, with the words of the window's language. */
      columns: z
        .array(
          z.object({
            name: z.string(),
            heading: z.string(),
            codes: z.record(z.string(), z.string()).optional(),
          }),
        )
        .min(1),
      format: z.enum(exportFormats),
      /** Of the decimal mark and what goes with it. */
      language: z.enum(['nl', 'en']),
      /** Names the sheet. */
      title: z.string(),
      grant: grantSchema,
    }),
    progress: z.object({ rows: z.number().int() }),
    output: z.object({ rows: z.number().int(), bytes: z.number().int() }),
  },
  /**
   * Writes an administration's fiscal year as an XML Auditfile Financieel 3.2; the scope may leave out what the archive has one of. It
   * appears complete or not at all. Throws `bad_filter` where several years are meant, `not_found`, `output_failed`.
   */
  'auditfiles.export': {
    input: z.object({
      scope: scopeSchema.pick({ administrationId: true, fiscalYearId: true }),
      grant: grantSchema,
    }),
    progress: z.object({ rows: z.number().int(), total: z.number().int() }),
    output: z.object({
      rows: z.number().int(),
      bytes: z.number().int(),
      notes: z.array(auditfileNoteSchema),
    }),
  },
} as const;
