import { z } from 'zod';

// The JSON of the main answers as scripts rely on it (docs/en/command-line.md). Strict, so that a member that nobody described fails.

const cents = z.union([z.int(), z.string().regex(/^-?\d+$/)]);
const signer = z.strictObject({
  id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
  trust: z.enum(['trusted', 'sample', 'unknown', 'invalid', 'none']),
});
const cell = z.union([z.string(), z.number(), z.null(), z.strictObject({ blobBytes: z.int() })]);

export const infoSchema = z.strictObject({
  file: z.string(),
  fileBytes: z.int(),
  format: z.enum(['smartbooqing-archive/1', 'foreign']),
  cipher: z.strictObject({
    pageSize: z.int(),
    kdfIterations: z.int(),
    kdfAlgorithm: z.string(),
    hmacAlgorithm: z.string().nullable(),
  }),
  archiveId: z.uuid().nullable(),
  client: z.strictObject({ name: z.string(), kvkNumber: z.string().nullable() }).nullable(),
  exportedAt: z.iso.datetime().nullable(),
  period: z.strictObject({ from: z.iso.date().nullable(), to: z.iso.date().nullable() }).nullable(),
  signer,
  seal: z.strictObject({ state: z.string(), sealedAt: z.iso.datetime().nullable() }),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.int() })),
});

const finding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'remark']),
  message: z.string().min(10),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  page: z.int().optional(),
  offset: z.int().optional(),
  table: z.string().optional(),
  firstId: z.int().optional(),
  lastId: z.int().optional(),
  record: z.strictObject({ table: z.string(), id: z.int() }).optional(),
});
const layer = z.strictObject({
  verdict: z.enum(['passed', 'failed', 'not_possible', 'not_run']),
  reason: z.string().optional(),
  checked: z.record(z.string(), z.number()),
  findings: z.array(finding),
  findingTotals: z.record(z.string(), z.number()).optional(),
  impact: z
    .strictObject({
      touched: z.array(
        z.strictObject({
          table: z.string(),
          as: z.enum(['records', 'index', 'search', 'envelope']),
          records: z.int().nullable(),
          isCounted: z.boolean(),
          fiscalYears: z.array(z.string()).nullable(),
          dates: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
        }),
      ),
      untouched: z.array(z.string()).nullable(),
      freePages: z.int(),
      untouchedYears: z.array(z.string()).nullable().optional(),
      unknownPages: z.int(),
    })
    .optional(),
  checks: z.array(
    z.strictObject({
      name: z.string(),
      verdict: z.enum(['passed', 'failed', 'not_possible']),
      reason: z.string().optional(),
      items: z.number(),
      findings: z.number(),
    }),
  ),
});
export const verifySchema = z.strictObject({
  file: z.string(),
  archiveId: z.uuid().nullable(),
  verdict: z.enum(['passed', 'failed']),
  layers: z.strictObject({ seal: layer, structure: layer, manifest: layer, books: layer }),
  signer,
  startedAt: z.iso.datetime(),
  seconds: z.number(),
});

export const searchSchema = z.strictObject({
  query: z.string(),
  total: z.int(),
  totalIsExact: z.boolean(),
  hits: z.array(
    z.strictObject({
      kind: z.string(),
      recordId: z.int(),
      title: z.string(),
      date: z.string().nullable(),
      amountCents: cents.nullable(),
      snippet: z.string(),
    }),
  ),
});

export const listSchema = z
  .strictObject({
    view: z.string(),
    columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
    rows: z.array(z.record(z.string(), cell)),
    total: z.int(),
  })
  .refine(
    ({ columns, rows }) => {
      const names = columns.map(({ name }) => name).join();
      return rows.every((row) => Object.keys(row).join() === names);
    },
    { error: 'every row has the columns' },
  );

export const trialBalanceRow = z.strictObject({
  accountCode: z.string(),
  description: z.string(),
  type: z.enum(['B', 'P', 'M']),
  rgsCode: z.string().nullable(),
  openingCents: cents,
  debitCents: cents,
  creditCents: cents,
  closingCents: cents,
});

export const ledgerCardRow = z.strictObject({
  entryNumber: z.string(),
  journalCode: z.string(),
  date: z.iso.date(),
  period: z.int().nullable(),
  description: z.string().nullable(),
  relation: z.string().nullable(),
  amountCents: cents,
  balanceCents: cents,
  entryId: z.int(),
  lineId: z.int(),
});

export const showSchema = z.strictObject({
  table: z.string(),
  id: z.int(),
  record: z.record(z.string(), cell),
  links: z.array(z.strictObject({ table: z.string(), id: z.int(), role: z.string(), title: z.string() })),
  linkTotals: z.array(z.strictObject({ role: z.string(), table: z.string(), total: z.int() })).optional(),
});

export const documentSchema = z.strictObject({
  id: z.int(),
  fileName: z.string(),
  mimeType: z.string(),
  byteSize: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  out: z.string(),
});
