import { z } from 'zod';
import { parseUntrustedJson, readUntrusted } from '../untrusted/read-untrusted.ts';
import { canonicalJson } from './canonical-json.ts';
import { keyBytes } from './constants.ts';
import { base64Field, countField, dateField, hexField, instantField } from './fields.ts';

/** A covered table as the manifest states it. */
const manifestTable = z.object({
  name: z.string().min(1),
  rows: countField,
  columns: z.array(z.string().min(1)),
  root: hexField(32),
});

/** Sums of one fiscal year of one administration; `source…` is what its auditfile says of itself, null where it says nothing. */
const controlTotal = z.object({
  administration: z.string(),
  fiscalYear: z.string(),
  entries: countField,
  lines: countField,
  debitCents: z.int(),
  creditCents: z.int(),
  sourceLines: z.int().nullable(),
  sourceDebitCents: z.int().nullable(),
  sourceCreditCents: z.int().nullable(),
});

const manifestObject = z.object({
  format: z.literal('smartbooqing-archive/1'),
  archiveId: z.uuid(),
  exporter: z.object({ name: z.string(), version: z.string() }),
  exportedAt: instantField,
  reason: z.enum(['agreement_ended', 'on_request', 'sample']),
  client: z.object({ name: z.string(), kvkNumber: z.string().nullable() }),
  period: z.object({ from: dateField.nullable(), to: dateField.nullable() }),
  currency: z.string(),
  tables: z.array(manifestTable),
  documents: z.object({ count: countField, bytes: countField }),
  controlTotals: z.array(controlTotal),
  schemaSha256: hexField(32),
  root: hexField(32),
  appointmentKey: base64Field(keyBytes).nullable(),
});

export type Manifest = z.infer<typeof manifestObject>;
export type ManifestTable = z.infer<typeof manifestTable>;
export type ControlTotal = z.infer<typeof controlTotal>;

/** `archive_manifest.body` (format README, The manifest). Members that this version does not know are kept. */
export const manifestSchema: z.ZodType<Manifest> = manifestObject.loose();

/** The text of a manifest as it is stored, hashed by the seal and signed. */
export function manifestBody(manifest: Manifest): string {
  return canonicalJson(manifest);
}

/**
 * A stored body read back. `not_json` and `not_a_manifest` say why it is none; `not_canonical` means that it says something, but not
 * in the one spelling that a writer may store.
 */
export type ManifestReading =
  | { readonly ok: true; readonly manifest: Manifest; readonly isCanonical: boolean }
  | { readonly ok: false; readonly code: 'not_json' | 'not_a_manifest'; readonly message: string };

/** Reads `archive_manifest.body`; the text is untrusted. */
export function readManifest(body: string): ManifestReading {
  const json = parseUntrustedJson(body);
  if (json === undefined) return { ok: false, code: 'not_json', message: 'the manifest is not JSON' };
  const parsed = readUntrusted(manifestSchema, json);
  if (!parsed.success) return { ok: false, code: 'not_a_manifest', message: z.prettifyError(parsed.error) };
  return { ok: true, manifest: parsed.data, isCanonical: isCanonical(json, body) };
}

function isCanonical(json: unknown, body: string): boolean {
  try {
    return canonicalJson(json) === body;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
