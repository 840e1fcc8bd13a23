import { z } from 'zod';
import { exportFormats } from './export-formats.ts';
import { listQuerySchema } from './lists.ts';
import { grantSchema } from './values.ts';

/** Methods that write a list to a file. */
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
} as const;
