import type { FileHandle } from 'node:fs/promises';
import { type CoveredTable, columnsOf } from '#shared/archive-format/tables.ts';
import {
  formatCents,
  formatDate,
  formatInstant,
  formatInteger,
  type Language,
} from '#shared/domain/format.ts';
import { columns as englishColumns } from '#shared/words/en/columns.ts';
import { inspection as english } from '#shared/words/en/inspection.ts';
import { tables as englishTables } from '#shared/words/en/tables.ts';
import { columns as dutchColumns } from '#shared/words/nl/columns.ts';
import { inspection as dutch } from '#shared/words/nl/inspection.ts';
import { tables as dutchTables } from '#shared/words/nl/tables.ts';
import type { Paper } from '../paper/paper.ts';
import { writePaper } from '../paper/write-paper.ts';
import { type RecordValues, recordReader } from './record-values.ts';
import type { InspectionReport } from './write-inspection-json.ts';

const catalogues = {
  nl: { words: dutch, tables: dutchTables, columns: dutchColumns },
  en: { words: english, tables: englishTables, columns: englishColumns },
} as const;

/** The answer as a paper for whom it is about: what was looked for and how, a summary, and every record with all that it says. */
export async function printInspection(
  file: FileHandle,
  report: InspectionReport,
  advance: () => void,
): Promise<void> {
  const { archive, answer, terms, subject, chosen, leftOut, madeAt, language } = report;
  const { words } = catalogues[language];
  const title = words.paperTitle.replace('{{subject}}', () => subject);
  const manifest = archive.manifest?.manifest;
  const records = chosen.reduce((sum, { ids }) => sum + ids.length, 0);
  const setup = { title, language, header: title, footer: words.footer, createdAt: madeAt };
  await writePaper(file, setup, async (paper) => {
    paper.title(title, words.paperSubtitle);
    await paper.facts([
      [words.client, manifest?.client.name ?? archive.fileName],
      ...(manifest === undefined || manifest === null
        ? []
        : [[words.archiveId, manifest.archiveId] as const]),
      [words.madeAt, formatInstant(madeAt.toISOString(), language)],
      ...terms.map(({ kind, value }) => [words.lookedFor, `${words.term[kind]}: ${value}`] as const),
      [words.found, formatInteger(records, language)],
      ...(leftOut === 0 ? [] : [[words.leftOut, formatInteger(leftOut, language)] as const]),
    ]);
    paper.paragraph(words.how, { isSoft: true });
    if (answer.isCut) paper.remark('warning', words.cut, '');
    paper.heading(words.summary);
    await paper.table({
      columns: [
        { head: words.kind, share: 5, isLabel: true },
        { head: words.found, share: 2, align: 'right' },
      ],
      rows: chosen.map(({ table, ids }) => [tableName(table, language), formatInteger(ids.length, language)]),
    });
    for (const { table, ids } of chosen) await printTable(paper, report, table, ids, advance);
  });
}

async function printTable(
  paper: Paper,
  { archive, answer, language }: InspectionReport,
  table: CoveredTable,
  ids: readonly number[],
  advance: () => void,
): Promise<void> {
  const { words } = catalogues[language];
  paper.heading(tableName(table, language));
  if (answer.incomplete.has(table)) paper.remark('warning', words.incomplete, '');
  const read = recordReader(archive, table);
  const rows = function* () {
    for (const id of ids) {
      yield [String(id), valuesAsText(table, read(id), language)];
      advance();
    }
  };
  await paper.table({
    columns: [
      { head: words.record, share: 1, isLabel: true },
      { head: words.values, share: 9 },
    ],
    rows: rows(),
  });
}

function tableName(table: CoveredTable, language: Language): string {
  const names: Readonly<Record<string, string>> = catalogues[language].tables;
  return names[`${table}_other`] ?? table;
}

/** The values that say something to people; numbers of other records do not, and are in the JSON. */
function valuesAsText(table: CoveredTable, values: RecordValues, language: Language): string {
  const { words, columns } = catalogues[language];
  if (values === null) return words.damaged;
  const headings: Readonly<Record<string, string>> = columns;
  return Object.entries(columnsOf(table))
    .flatMap(([name, { references }]) => {
      const value = values[name] ?? null;
      if (value === null || value === '' || name === 'id' || references !== undefined) return [];
      return `${headings[name] ?? name}: ${written(name, value, language)}`;
    })
    .join('\n');
}

function written(name: string, value: string | number | object, language: Language): string {
  if (name.endsWith('_cents') && typeof value !== 'object') return formatCents(value, language);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, language);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value))
    return formatInstant(value, language);
  return String(value);
}
