import { z } from 'zod';
import { dateSchema, grantSchema, rowIdSchema } from './values.ts';

/** How far a signer is trusted (format README, "The manifest"). */
export const trustSchema = z.enum(['trusted', 'sample', 'unknown', 'invalid', 'none']);
/** A signer: its key id (16 hex digits; null where there is no signature), and how far it is trusted. */
export const signerSchema = z.object({ id: z.string().nullable(), trust: trustSchema });

/** What the outer seal says of a file before any key (format README, "The outer seal"). */
export const sealReportSchema = z.object({
  /** `matches`: signature valid and the file has the length sealed. `absent`: no seal beside the file. */
  state: z.enum(['matches', 'differs', 'bad_signature', 'malformed', 'absent']),
  /** Whether the whole file was hashed (small files at once, large ones by verification). */
  hashChecked: z.boolean(),
  signer: signerSchema,
  archiveId: z.string().nullable(),
  sealedAt: z.string().nullable(),
  sealedBytes: z.number().int().nullable(),
  acceptsAppointments: z.boolean().nullable(),
});

/** How a database is encrypted. */
export const cipherSchema = z.object({
  sqlcipherVersion: z.number().int().min(1).max(4),
  pageSize: z.number().int(),
  kdfIterations: z.number().int(),
  kdfAlgorithm: z.string(),
  hmacAlgorithm: z.string().nullable(),
});

/** What a file says of itself without a key. */
export const inspectionSchema = z.object({
  fileName: z.string(),
  fileBytes: z.number().int(),
  modifiedAt: z.string(),
  seal: sealReportSchema,
});

/** An administration with its fiscal years, for the choosers and the overview. */
export const administrationSchema = z.object({
  id: rowIdSchema,
  code: z.string(),
  name: z.string(),
  sourcePackage: z.string().nullable(),
  status: z.string(),
  years: z.array(
    z.object({
      id: rowIdSchema,
      label: z.string(),
      startDate: dateSchema.or(z.string()),
      endDate: dateSchema.or(z.string()),
      closedOn: z.string().nullable(),
    }),
  ),
});

/** Everything about an open archive that the window always needs. */
export const archiveSummarySchema = z.object({
  fileName: z.string(),
  fileBytes: z.number().int(),
  format: z.enum(['smartbooqing-archive/1', 'foreign']),
  cipher: cipherSchema,
  archiveId: z.string().nullable(),
  client: z.object({ name: z.string(), kvkNumber: z.string().nullable() }).nullable(),
  exporter: z.object({ name: z.string(), version: z.string() }).nullable(),
  reason: z.string().nullable(),
  exportedAt: z.string().nullable(),
  period: z.object({ from: z.string().nullable(), to: z.string().nullable() }).nullable(),
  currency: z.string().nullable(),
  signer: signerSchema,
  /** All tables, in the schema's order; `covered` by the hash tree. `rows` is null until counted. */
  tables: z.array(z.object({ name: z.string(), rows: z.number().int().nullable(), covered: z.boolean() })),
  administrations: z.array(administrationSchema),
  /** Who opened it: the owner by passphrase or raw key, or an administrator by appointment. */
  openedBy: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('owner') }),
    z.object({
      kind: z.literal('appointment'),
      name: z.string(),
      email: z.string(),
      organisation: z.string().nullable(),
      role: z.enum(['accountant', 'administrator', 'curator', 'client']),
      appointedBy: z.string(),
      appointedOn: z.string(),
      validUntil: z.string().nullable(),
      purpose: z.string(),
    }),
  ]),
  /** Coded remarks about the opening itself, e.g. `page_one_damaged`, `wal_copy`, `nfc_passphrase`. */
  remarks: z.array(z.object({ code: z.string(), message: z.string() })),
});
export type ArchiveSummary = z.infer<typeof archiveSummarySchema>;

/** What opens an archive. */
export const secretSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('passphrase'), passphrase: z.string() }),
  /** 64 hex digits of key, or 96 with the salt behind it; `x'…'` around it is allowed. */
  z.object({ kind: z.literal('raw_key'), rawKey: z.string() }),
  z.object({ kind: z.literal('appointment'), appointment: grantSchema, passphrase: z.string() }),
]);

/** Methods about the archive as a whole. */
export const archiveMethods = {
  'archive.inspect': { input: z.object({ grant: grantSchema }), output: inspectionSchema },
  /** Opens read-only; a failure leaves what was open before open. */
  'archive.unlock': {
    input: z.object({ grant: grantSchema, secret: secretSchema }),
    output: archiveSummarySchema,
    /** `waiting` comes first where wrong secrets were given before; then `secondsLeft` says how long. */
    progress: z.object({
      step: z.enum(['waiting', 'deriving_key', 'reading']),
      secondsLeft: z.number().int().optional(),
    }),
  },
  'archive.summary': { input: z.object({}), output: archiveSummarySchema },
  /** Closes the archive and overwrites its key; harmless when nothing is open. */
  'archive.lock': { input: z.object({}), output: z.object({}) },
  /** Removes all that is kept about an archive on this computer; `bad_message` for the one that is open. The archive stays as it is. */
  'archive.forget': { input: z.object({ grant: grantSchema }), output: z.object({ wasKept: z.boolean() }) },
} as const;
