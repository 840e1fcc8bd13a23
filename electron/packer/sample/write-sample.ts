import { setImmediate } from 'node:timers/promises';
import { sampleSigningSeed } from '#shared/archive-format/keys.ts';
import type { Manifest } from '#shared/archive-format/manifest.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { ArchiveWriter, type RecordTable, type WriteProgress } from '../writer/archive-writer.ts';
import { clientName } from './company.ts';
import type { SampleOddity } from './oddities.ts';
import type { MadeFile } from './paper/document-file.ts';
import { makeFile } from './paper/make-file.ts';
import type { SampleItem, SampleRow } from './records.ts';
import { Simulation } from './simulation.ts';
import { exportedAt, type SampleSize, type Scale, scales } from './sizes.ts';

/** Which sample is written, and where. */
export interface WriteSampleOptions {
  /** One of the sizes that have names, or measurements of one's own. */
  readonly size: SampleSize | Scale;
  /** The same size and seed always give the same records; 1 where left out. */
  readonly seed?: number;
  /** Path of the archive; its seal stands beside it. */
  readonly out: string;
  /** Whether an archive of that name may be replaced. */
  readonly force?: boolean;
  /** `SAMPLE_PASSPHRASE` where left out. */
  readonly passphrase?: string;
}

/** How far the writing is: days of the invented company's life while its records are made, then what the writer says. */
export type WriteSampleProgress =
  | { readonly phase: 'records'; readonly done: number; readonly total: number }
  | WriteProgress;

/** The sample that was written. */
export interface WrittenSample {
  readonly path: string;
  readonly manifest: Manifest;
  /** All that is wrong in it, on purpose. */
  readonly oddities: readonly SampleOddity[];
  /** Rows by table. */
  readonly counts: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/**
 * Writes an archive of invented data, signed with the sample key that everybody has. Throws PackError `output_failed` where it cannot be
 * written; nothing half-written stays.
 */
export async function writeSample(
  options: WriteSampleOptions,
  onProgress: (progress: WriteSampleProgress) => void = () => undefined,
): Promise<WrittenSample> {
  const startedAt = performance.now();
  const scale = typeof options.size === 'string' ? scales[options.size] : options.size;
  const simulation = new Simulation(scale, options.seed ?? 1);
  const writer = await ArchiveWriter.create({
    path: options.out,
    passphrase: options.passphrase ?? SAMPLE_PASSPHRASE,
    force: options.force ?? false,
  });
  try {
    await writeRecords(simulation, writer, onProgress);
    const { path, manifest } = await writer.finish(
      {
        client: { name: clientName, kvkNumber: simulation.kvkNumber },
        exporter: { name: 'Smartbooqing Archive sample', version: '1' },
        exportedAt,
        reason: 'sample',
        sourceTotals: simulation.sourceTotals,
      },
      sampleSigningSeed,
      onProgress,
    );
    return {
      path,
      manifest,
      oddities: simulation.oddities,
      counts: Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows])),
      seconds: (performance.now() - startedAt) / 1000,
    };
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

async function writeRecords(
  simulation: Simulation,
  writer: ArchiveWriter,
  onProgress: (progress: WriteSampleProgress) => void,
): Promise<void> {
  const total = simulation.span.days;
  let done = 0;
  for (const items of simulation.days()) {
    for (const item of items) {
      if (item.type === 'row') insertRow(writer, item);
      else insertDocument(writer, item, await makeFile(item.file));
    }
    done += 1;
    onProgress({ phase: 'records', done, total });
    // So that the process takes a signal in between: the large sample takes minutes.
    await setImmediate();
  }
}

function insertRow<Table extends RecordTable>(writer: ArchiveWriter, item: SampleRow<Table>): void {
  writer.insert(item.table, item.row);
}

function insertDocument(
  writer: ArchiveWriter,
  item: Extract<SampleItem, { type: 'document' }>,
  made: MadeFile,
): void {
  writer.insert('document', {
    ...item.row,
    content_id: writer.insertContent(made.content),
    page_count: made.pageCount,
    recognised_text: made.text,
  });
}
