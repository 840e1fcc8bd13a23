import type { ExportFormat } from '#shared/contract/export-formats.ts';
import { fail } from '#shared/contract/failure.ts';
import type { ListRow } from '#shared/contract/lists.ts';
import type { List, ListRequest } from '../query/list.ts';
import { readPages } from '../query/read-pages.ts';
import { writeCompleteFile, writePieces } from './complete-file.ts';
import { csvOf } from './csv.ts';
import type { ExportColumn, ExportLanguage } from './export-column.ts';
import { jsonOf } from './json.ts';
import { xlsxOf } from './xlsx.ts';

/** Which rows and columns of a list become which file. */
export interface ListExport {
  /** The view or table, as the JSON and the sheet name it. */
  readonly name: string;
  readonly list: List;
  readonly request: ListRequest;
  readonly columns: readonly ExportColumn[];
  readonly format: ExportFormat;
  readonly language: ExportLanguage;
  readonly offset?: number;
  readonly limit?: number;
  readonly path: string;
  readonly replace: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (rows: number) => void;
}

/** Writes a list to a file, which appears complete or not at all. Throws `output_failed`, and `cancelled` on abort. Answers what was written. */
export async function exportList(wanted: ListExport): Promise<{ rows: number; bytes: number }> {
  const { list, request, columns, signal } = wanted;
  let [rows, bytes] = [0, 0];
  async function* pages(): AsyncGenerator<ListRow[]> {
    const { offset = 0, limit = Number.POSITIVE_INFINITY } = wanted;
    for await (const page of readPages(list, request, offset, limit, signal)) {
      if (signal?.aborted) throw fail('cancelled', 'The export was cancelled.');
      yield page;
      rows += page.length;
      wanted.onProgress?.(rows);
      // The reading is synchronous: others have their turn between pages.
      await new Promise(setImmediate);
    }
  }
  const pieces = (): AsyncIterable<string | Uint8Array> => {
    switch (wanted.format) {
      case 'csv':
        return csvOf(columns, pages(), wanted.language);
      case 'json':
        return jsonOf(wanted.name, columns, pages(), async () => (await list.totals(request, signal)).rows);
      case 'xlsx':
        return xlsxOf(columns, pages(), wanted.name);
    }
  };
  await writeCompleteFile(wanted.path, wanted.replace, async (file) => {
    bytes = await writePieces(file, pieces(), signal);
  });
  return { rows, bytes };
}

/** The columns of a list by name, in that order; all of them where none are named. Throws `bad_filter` for one that it has not. */
export function exportColumns(
  list: List,
  chosen?: readonly {
    readonly name: string;
    readonly heading: string;
    readonly codes?: Readonly<Record<string, string>> | undefined;
  }[],
): ExportColumn[] {
  const wanted = chosen ?? list.columns.map(({ name }) => ({ name, heading: name, codes: {} }));
  return wanted.map(({ name, heading, codes = {} }) => {
    const index = list.columns.findIndex((column) => column.name === name);
    const column = list.columns[index];
    if (column === undefined) throw fail('bad_filter', `There is no column ${name}.`);
    return { column, index, heading, codes };
  });
}
