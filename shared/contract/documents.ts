import { z } from 'zod';
import { savedTypes, shownTypes } from './document-types.ts';
import { recordLinkSchema } from './records.ts';
import { centsSchema, grantSchema, rowIdSchema } from './values.ts';

/** A UBL invoice or credit note as people read one; amounts in cents, the rest as written in the file. */
export const ublInvoiceSchema = z.object({
  kind: z.enum(['invoice', 'credit_note']),
  number: z.string().nullable(),
  issueDate: z.string().nullable(),
  dueDate: z.string().nullable(),
  currency: z.string(),
  note: z.string().nullable(),
  orderReference: z.string().nullable(),
  paymentReference: z.string().nullable(),
  iban: z.string().nullable(),
  supplier: z.object({
    name: z.string().nullable(),
    vatNumber: z.string().nullable(),
    kvkNumber: z.string().nullable(),
    address: z.array(z.string()),
  }),
  customer: z.object({
    name: z.string().nullable(),
    vatNumber: z.string().nullable(),
    kvkNumber: z.string().nullable(),
    address: z.array(z.string()),
  }),
  lines: z.array(
    z.object({
      id: z.string().nullable(),
      description: z.string().nullable(),
      quantity: z.string().nullable(),
      unit: z.string().nullable(),
      unitPrice: z.string().nullable(),
      netCents: centsSchema.nullable(),
      vatRateBp: z.number().int().nullable(),
    }),
  ),
  /** Charges (positive) and allowances (negative) on the whole document. */
  adjustments: z.array(
    z.object({
      description: z.string().nullable(),
      netCents: centsSchema,
      vatRateBp: z.number().int().nullable(),
    }),
  ),
  vat: z.array(
    z.object({
      rateBp: z.number().int().nullable(),
      baseCents: centsSchema.nullable(),
      vatCents: centsSchema,
    }),
  ),
  netCents: centsSchema.nullable(),
  vatCents: centsSchema.nullable(),
  grossCents: centsSchema.nullable(),
  payableCents: centsSchema.nullable(),
  attachments: z.array(z.object({ fileName: z.string(), mimeType: z.string(), byteSize: z.number().int() })),
});
export type UblInvoice = z.infer<typeof ublInvoiceSchema>;

/** One document with all that happened to it. Its bytes are at `document/<id>` under the window's own origin. */
export const documentDetailSchema = z.object({
  id: rowIdSchema,
  fileName: z.string(),
  kind: z.string(),
  mimeType: z.string(),
  /** What the bytes say it is; the viewer goes by this. `unknown` where they say nothing. */
  detectedType: z.enum([...shownTypes, ...savedTypes]),
  /** Of a PNG or JPEG image, in pixels, by its header; null for anything else. */
  imageSize: z.object({ width: z.number().int(), height: z.number().int() }).nullable(),
  pageCount: z.number().int().nullable(),
  byteSize: z.number().int().nullable(),
  sha256: z.string().nullable(),
  /** The content's hash, computed now: `missing` where the archive holds no bytes for it. */
  hash: z.enum(['matches', 'differs', 'missing']),
  channel: z.string().nullable(),
  receivedAt: z.string().nullable(),
  uploadedBy: z.string().nullable(),
  isOriginalFormat: z.boolean(),
  status: z.string(),
  retentionClass: z.string(),
  recognisedText: z.string().nullable(),
  invoices: z.array(
    z.object({
      id: rowIdSchema,
      number: z.string().nullable(),
      direction: z.string(),
      kind: z.string(),
      issueDate: z.string().nullable(),
      dueDate: z.string().nullable(),
      netCents: centsSchema.nullable(),
      vatCents: centsSchema.nullable(),
      grossCents: centsSchema.nullable(),
      currency: z.string(),
      paymentReference: z.string().nullable(),
      relation: recordLinkSchema.nullable(),
      entry: recordLinkSchema.nullable(),
      lines: z.array(
        z.object({
          lineNumber: z.number().int(),
          description: z.string().nullable(),
          quantity: z.string().nullable(),
          unitPrice: z.string().nullable(),
          netCents: centsSchema.nullable(),
          vatRateBp: z.number().int().nullable(),
          account: recordLinkSchema.nullable(),
        }),
      ),
    }),
  ),
  events: z.array(
    z.object({
      at: z.string(),
      actor: z.string().nullable(),
      action: z.string(),
      remark: z.string().nullable(),
    }),
  ),
  authorisations: z.array(
    z.object({
      step: z.number().int(),
      rule: z.string().nullable(),
      authoriser: z.string(),
      decision: z.string(),
      decidedAt: z.string().nullable(),
      remark: z.string().nullable(),
    }),
  ),
  exports: z.array(
    z.object({
      at: z.string(),
      package: z.string(),
      outcome: z.string(),
      reference: z.string().nullable(),
      remark: z.string().nullable(),
    }),
  ),
  entries: z.array(recordLinkSchema),
});
export type DocumentDetail = z.infer<typeof documentDetailSchema>;

/** Methods about documents. Their bytes do not cross the contract (design.md section 1). */
export const documentMethods = {
  'documents.get': { input: z.object({ documentId: rowIdSchema }), output: documentDetailSchema },
  'documents.ubl': { input: z.object({ documentId: rowIdSchema }), output: ublInvoiceSchema },
  /** The content as text (XML, plain text), at most `limit` characters from `offset`, decoded as UTF-8 or else Windows-1252. */
  'documents.text': {
    input: z.object({
      documentId: rowIdSchema,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200_000).default(100_000),
    }),
    output: z.object({ text: z.string(), totalCharacters: z.number().int() }),
  },
  /** Writes the bytes to a granted path after their hash was checked. */
  'documents.save': {
    input: z.object({ documentId: rowIdSchema, grant: grantSchema }),
    output: z.object({ byteSize: z.number().int() }),
  },
  /** Writes a file that a UBL document embeds, the `index`-th of its `attachments`, after the document's hash was checked. */
  'documents.saveAttachment': {
    input: z.object({ documentId: rowIdSchema, index: z.number().int().min(0).max(999), grant: grantSchema }),
    output: z.object({ byteSize: z.number().int() }),
  },
} as const;
