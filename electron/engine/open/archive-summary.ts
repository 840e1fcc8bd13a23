import { type ArchiveSummary, archiveSummarySchema } from '#shared/contract/archive.ts';
import { fail } from '#shared/contract/failure.ts';
import { readUntrusted } from '#shared/untrusted/read-untrusted.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { TableCatalog } from '../query/table-catalog.ts';
import type { OpenArchive } from './open-archive.ts';
import { readingRecords } from './sqlite-failure.ts';

/** Everything about an open archive that the window always needs; of rows what the manifest says, for counting takes its time. */
export function summariseArchive(archive: OpenArchive, tables: TableCatalog): ArchiveSummary {
  const manifest = archive.manifest?.manifest ?? null;
  const statedRows = new Map(manifest?.tables.map(({ name, rows }) => [name, rows]));
  return {
    fileName: archive.fileName,
    fileBytes: archive.fileBytes,
    format: archive.format,
    cipher: archive.cipher,
    archiveId: manifest?.archiveId ?? null,
    client: manifest?.client ?? null,
    exporter: manifest?.exporter ?? null,
    reason: manifest?.reason ?? null,
    exportedAt: manifest?.exportedAt ?? null,
    period: manifest?.period ?? null,
    currency: manifest?.currency ?? null,
    signer: archive.signer,
    tables: tables.names.map((name) => ({
      name,
      rows: statedRows.get(name as never) ?? null,
      covered: tables.isCovered(name),
    })),
    administrations:
      archive.format === 'foreign'
        ? []
        : readingRecords('The administrations', () => readAdministrations(archive.db)),
    openedBy: archive.openedBy,
    remarks: archive.remarks.map(({ code, message }) => ({ code, message })),
  };
}

interface AdministrationRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly sourcePackage: string | null;
  readonly status: string;
}

interface YearRow {
  readonly id: number;
  readonly administrationId: number;
  readonly label: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly closedOn: string | null;
}

function readAdministrations(db: ReadOnlyDatabase): ArchiveSummary['administrations'] {
  const years = db
    .prepare<YearRow>(
      `SELECT id, administration_id AS administrationId, label, start_date AS startDate, end_date AS endDate, closed_on AS closedOn
       FROM fiscal_year ORDER BY start_date, id`,
    )
    .all();
  const administrations = db
    .prepare<AdministrationRow>(
      'SELECT id, code, name, source_package AS sourcePackage, status FROM administration ORDER BY code, id',
    )
    .all()
    .map((administration) => ({
      ...administration,
      years: years
        .filter(({ administrationId }) => administrationId === administration.id)
        .map(({ administrationId: _, ...year }) => year),
    }));
  const read = readUntrusted(archiveSummarySchema.shape.administrations, administrations);
  if (!read.success) {
    throw fail(
      'damaged_record',
      'The administrations or their fiscal years hold values that their columns cannot have.',
    );
  }
  return read.data;
}
