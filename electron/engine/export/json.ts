import type { ListRow } from '#shared/contract/lists.ts';
import type { ExportColumn } from './export-column.ts';

/** A list as the text of a JSON file, as `sbqa list --json` prints it: columns by name, amounts in cents, codes as they are stored. */
export async function* jsonOf(
  view: string,
  columns: readonly ExportColumn[],
  pages: AsyncIterable<readonly ListRow[]>,
  total: () => Promise<number>,
): AsyncGenerator<string> {
  const head = { view, columns: columns.map(({ column: { name, type } }) => ({ name, type })) };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let isFirst = true;
  for await (const rows of pages) {
    let text = '';
    for (const { cells } of rows) {
      const row = columns.map(({ column, index }) => [column.name, cells[index] ?? null] as const);
      text += `${isFirst ? '' : ','}\n${JSON.stringify(Object.fromEntries(row))}`;
      isFirst = false;
    }
    yield text;
  }
  yield `\n],"total":${await total()}}\n`;
}
