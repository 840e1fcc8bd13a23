import type { FileHandle } from 'node:fs/promises';
import type { CoveredTable } from '#shared/archive-format/tables.ts';
import type { InspectionTerm } from '#shared/contract/inspection.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import type { InspectionAnswer } from './inspection-answer.ts';
import { recordReader } from './record-values.ts';

/** An answer as it is written: what was chosen of it, and on what ground. */
export interface InspectionReport {
  readonly archive: OpenArchive;
  readonly answer: InspectionAnswer;
  readonly terms: readonly InspectionTerm[];
  readonly subject: string;
  readonly chosen: readonly { readonly table: CoveredTable; readonly ids: readonly number[] }[];
  /** How many records were found and taken out by hand. */
  readonly leftOut: number;
  readonly madeAt: Date;
  readonly language: 'nl' | 'en';
}

/** Every value of every record, table by table, written as it is read. Bytes stand as their length; documents have their SHA-256. */
export async function writeInspectionJson(
  file: FileHandle,
  { archive, answer, terms, subject, chosen, leftOut, madeAt }: InspectionReport,
  advance: () => void,
): Promise<void> {
  const { manifest } = archive.manifest ?? {};
  const head = {
    format: 'smartbooqing-inspection/1',
    basis: 'Regulation (EU) 2016/679, article 15',
    subject,
    terms,
    archiveId: manifest?.archiveId ?? null,
    client: manifest?.client.name ?? null,
    madeAt: madeAt.toISOString(),
    isCut: answer.isCut,
    leftOut,
  };
  await file.write(`${JSON.stringify(head, null, 1).slice(0, -2)},\n "tables": [`);
  for (const [at, { table, ids }] of chosen.entries()) {
    const about = { table, records: ids.length, isIncomplete: answer.incomplete.has(table) };
    await file.write(`${at === 0 ? '' : ','}\n  ${JSON.stringify(about).slice(0, -1)},"rows":[`);
    const read = recordReader(archive, table);
    let lines: string[] = [];
    for (const [index, id] of ids.entries()) {
      const row = { id, reasons: answer.reasonsOf(table, id), values: read(id) };
      lines.push(`${index === 0 ? '' : ','}\n   ${JSON.stringify(row)}`);
      advance();
      if (lines.length === 200) {
        await file.write(lines.join(''));
        lines = [];
      }
    }
    await file.write(`${lines.join('')}\n  ]}`);
  }
  await file.write('\n ]\n}\n');
}
