import { type FindingCode, findingCodes, findingSeverities } from '#shared/contract/finding-codes.ts';
import type { Finding, LayerName, VerificationResult } from '#shared/contract/verification.ts';
import { layerOrder } from './layer-order.ts';

/** All findings of one code in one layer. */
export interface FindingGroup {
  readonly id: string;
  readonly layer: LayerName;
  readonly code: string;
  readonly severity: Finding['severity'];
  /** The listed ones; never empty. */
  readonly findings: readonly [Finding, ...Finding[]];
  /** All, also those that are only counted. */
  readonly total: number;
}

/** Whether one can go on using the archive with such a finding (namespace `verification`, `use.<answer>`). */
export type FindingUse = 'yes' | 'booksQuestion' | 'exceptTouched' | 'readingOnly' | 'freshCopy';

const severityOrder: readonly Finding['severity'][] = ['error', 'warning', 'remark'];

/** A result's findings by code, the gravest first, then in the order of the layers. */
export function groupFindings(result: VerificationResult): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const layer of layerOrder) {
    const { findings, findingTotals } = result.layers[layer];
    for (const finding of findings) {
      const id = `${layer} ${finding.code}`;
      const known = groups.get(id);
      groups.set(id, {
        id,
        layer,
        code: finding.code,
        severity: finding.severity,
        findings: known === undefined ? [finding] : [...known.findings, finding],
        total: Math.max((known?.findings.length ?? 0) + 1, findingTotals?.[finding.code] ?? 0),
      });
    }
  }
  return [...groups.values()].sort(
    (a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity),
  );
}

/** Whether a code has texts in the catalogues; an unknown one is shown by its own English message. */
export function isKnownCode(code: string): code is FindingCode {
  return (findingCodes as readonly string[]).includes(code);
}

const readingOnly: readonly string[] = [
  'seal_signature_invalid',
  'seal_signer_differs',
  'seal_length_differs',
  'seal_hash_differs',
  'schema_object_differs',
  'schema_digest_differs',
  'manifest_missing',
  'manifest_malformed',
  'manifest_not_as_sealed',
  'archive_id_differs',
  'signature_invalid',
  'table_list_differs',
  'archive_root_differs',
  'document_count_differs',
  'document_bytes_differ',
  'control_total_unknown',
] satisfies FindingCode[];

const freshCopy: readonly string[] = [
  'page_damaged',
  'seal_salt_differs',
  'partial_page',
  'pages_missing',
  'integrity_violated',
  'unreadable',
] satisfies FindingCode[];

/** Whether one can go on using the archive in spite of a finding. */
export function goOnDespite(code: string, severity: Finding['severity']): FindingUse {
  if (freshCopy.includes(code)) return 'freshCopy';
  if (readingOnly.includes(code)) return 'readingOnly';
  if (Object.hasOwn(findingSeverities.books, code)) return severity === 'remark' ? 'yes' : 'booksQuestion';
  if (severity === 'error') return 'exceptTouched';
  return 'yes';
}

/** Where a finding leads: a record, records of a table between two ids, or a table. */
export type FindingTarget =
  | { readonly kind: 'record'; readonly table: string; readonly id: number }
  | { readonly kind: 'range'; readonly table: string; readonly firstId: number; readonly lastId: number }
  | { readonly kind: 'table'; readonly table: string };

/** Where to look at what a finding is about; null where it is about no record. */
export function findingTarget(finding: Finding): FindingTarget | null {
  const { record, table, firstId, lastId } = finding;
  if (record !== undefined) return { kind: 'record', ...record };
  if (table === undefined) return null;
  if (firstId === undefined) return { kind: 'table', table };
  return lastId === undefined || lastId === firstId
    ? { kind: 'record', table, id: firstId }
    : { kind: 'range', table, firstId, lastId };
}
