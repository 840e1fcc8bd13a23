import { sha256 } from '#engine/crypto/sha256.ts';
import type { WritableDatabase } from '#engine/driver/writable-database.ts';
import { archiveRoot } from '#shared/archive-format/hash-tree.ts';
import type { ControlTotal, Manifest } from '#shared/archive-format/manifest.ts';
import { type SchemaObject, schemaDigest } from '#shared/archive-format/schema-digest.ts';
import { columnNames } from '#shared/archive-format/tables.ts';
import { compareAsBytes, toHex } from '#shared/archive-format/text-bytes.ts';
import type { HashedTable } from './hash-records.ts';

/** What the exported auditfile says of itself for one fiscal year; null where it says nothing. Amounts in cents. */
export interface SourceTotals {
  readonly lines: number | null;
  readonly debitCents: number | null;
  readonly creditCents: number | null;
}

/** What a manifest says that cannot be read off the records. */
export interface ArchiveDescription {
  readonly client: Manifest['client'];
  readonly exporter: Manifest['exporter'];
  /** An instant, `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly exportedAt: string;
  readonly reason: Manifest['reason'];
  /** EUR where left out. */
  readonly currency?: string;
  /** From the first fiscal year's start to the last one's end where left out. */
  readonly period?: Manifest['period'];
  /** By `fiscal_year.id`. */
  readonly sourceTotals?: ReadonlyMap<number, SourceTotals>;
}

/** The manifest over the records as they stand. */
export function composeManifest(
  database: WritableDatabase,
  description: ArchiveDescription,
  tables: readonly HashedTable[],
  identity: { readonly archiveId: string; readonly appointmentKey: string | null },
): Manifest {
  return {
    format: 'smartbooqing-archive/1',
    archiveId: identity.archiveId,
    exporter: description.exporter,
    exportedAt: description.exportedAt,
    reason: description.reason,
    client: description.client,
    period: description.period ?? periodOfRecords(database),
    currency: description.currency ?? 'EUR',
    tables: tables
      .map(({ name, rows, root }) => ({ name, rows, columns: [...columnNames(name)], root: toHex(root) }))
      .toSorted((a, b) => compareAsBytes(a.name, b.name)),
    documents: documentTotals(database),
    controlTotals: controlTotals(database, description.sourceTotals ?? new Map()),
    schemaSha256: schemaDigest(
      database.prepareRead<SchemaObject>('SELECT name, sql FROM sqlite_schema').all(),
      sha256,
    ),
    root: toHex(archiveRoot(tables, sha256)),
    appointmentKey: identity.appointmentKey,
  };
}

function periodOfRecords(database: WritableDatabase): Manifest['period'] {
  const period = database
    .prepareRead<Manifest['period']>(
      'SELECT min(start_date) AS "from", max(end_date) AS "to" FROM fiscal_year',
    )
    .get();
  return period ?? { from: null, to: null };
}

function documentTotals(database: WritableDatabase): Manifest['documents'] {
  const totals = database
    .prepareRead<Manifest['documents']>(
      `SELECT (SELECT count(*) FROM document) AS count, (SELECT coalesce(sum(byte_size), 0) FROM document_content) AS bytes`,
    )
    .get();
  return totals ?? { count: 0, bytes: 0 };
}

interface YearTotals {
  readonly administration: string;
  readonly fiscalYearId: number;
  readonly fiscalYear: string;
  readonly entries: number;
  readonly lines: number;
  readonly debitCents: number;
  readonly creditCents: number;
}

function controlTotals(
  database: WritableDatabase,
  sourceTotals: ReadonlyMap<number, SourceTotals>,
): ControlTotal[] {
  const years = database.prepareRead<YearTotals>(
    `SELECT a.code AS administration, f.id AS fiscalYearId, f.label AS fiscalYear, coalesce(e.entries, 0) AS entries,
       coalesce(l.lines, 0) AS lines, coalesce(l.debit, 0) AS debitCents, coalesce(l.credit, 0) AS creditCents
     FROM fiscal_year f JOIN administration a ON a.id = f.administration_id
       LEFT JOIN (SELECT fiscal_year_id, count(*) AS entries FROM journal_entry GROUP BY 1) e ON e.fiscal_year_id = f.id
       LEFT JOIN (SELECT e.fiscal_year_id, count(*) AS lines, sum(iif(l.side = 'D', l.amount_cents, 0)) AS debit,
           sum(iif(l.side = 'C', l.amount_cents, 0)) AS credit
         FROM journal_line l JOIN journal_entry e ON e.id = l.journal_entry_id GROUP BY 1) l ON l.fiscal_year_id = f.id
     ORDER BY a.code, f.start_date, f.id`,
  );
  return years.all().map(({ fiscalYearId, ...totals }) => ({
    ...totals,
    sourceLines: sourceTotals.get(fiscalYearId)?.lines ?? null,
    sourceDebitCents: sourceTotals.get(fiscalYearId)?.debitCents ?? null,
    sourceCreditCents: sourceTotals.get(fiscalYearId)?.creditCents ?? null,
  }));
}
