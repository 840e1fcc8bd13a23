import type { Command } from 'commander';
import type { List, ListRequest } from '#engine/query/list.ts';
import { readPages } from '#engine/query/read-pages.ts';
import { alignColumns, counted, formatCell } from '../columns.ts';
import { jsonWriter } from '../json-writer.ts';
import { type OpenOptions, withArchive } from '../open.ts';
import { withJson, withOpenOptions } from '../options.ts';
import type { CommandContext } from '../program.ts';
import { parseSelection, type SelectionOptions, selectedList, withSelection } from '../selection.ts';
import { say, stylesFor, type Terminal } from '../terminal.ts';

interface ListOptions extends OpenOptions, SelectionOptions {
  readonly json?: boolean;
}

/** People are shown so many rows unless they ask for more; the JSON has them all. */
const shownRows = 100;

/** `sbqa list FILE VIEW`: a view of the archive, or any table of it by its name. */
export function addList(program: Command, { terminal }: CommandContext): void {
  const command = withSelection(
    program.command('list').description('list a view, or any table by its name'),
    `how many rows; all with --json, else ${shownRows}`,
  );
  withJson(withOpenOptions(command)).action(async (file: string, view: string, options: ListOptions) => {
    const selection = parseSelection(options);
    await withArchive(file, options, terminal, async (archive) => {
      const { list, scope } = selectedList(archive, view, options);
      const request = { scope, ...selection };
      const { rows: total } = await list.totals(request, undefined);
      if (options.json) await writeJson(terminal, view, list, request, options, total);
      else await print(terminal, list, request, options, total);
    });
  });
}

/** One document, written page by page: a million rows do not stand in memory. */
async function writeJson(
  terminal: Terminal,
  view: string,
  list: List,
  request: ListRequest,
  { offset, limit = Number.POSITIVE_INFINITY }: ListOptions,
  total: number,
): Promise<void> {
  const columns = list.columns.map(({ name, type }) => ({ name, type }));
  const json = jsonWriter(terminal, { view, columns }, 'rows');
  await json.during(async () => {
    for await (const rows of readPages(list, request, offset, limit)) {
      for (const { cells } of rows) {
        await json.item(
          Object.fromEntries(columns.map(({ name }, index) => [name, cells[index] ?? null] as const)),
        );
      }
    }
    return { total };
  });
}

const rightAligned: readonly string[] = ['cents', 'integer', 'real'];

async function print(
  terminal: Terminal,
  list: List,
  request: ListRequest,
  { offset, limit = shownRows }: ListOptions,
  total: number,
): Promise<void> {
  const style = stylesFor(terminal);
  const columns = list.columns.map(({ name, type }) => ({
    title: name,
    isRightAligned: rightAligned.includes(type),
  }));
  const shown: string[][] = [];
  for await (const rows of readPages(list, request, offset, limit)) {
    for (const { cells } of rows) {
      shown.push(list.columns.map(({ type }, index) => formatCell(cells[index] ?? null, type)));
    }
  }
  const [heading = '', ...lines] = alignColumns(columns, shown);
  say(terminal, style.soft(heading));
  for (const line of lines) say(terminal, line);
  const part = shown.length === total ? '' : `${offset + 1}–${offset + shown.length} of `;
  say(
    terminal,
    style.soft(shown.length === 0 ? `no rows; ${total} in all` : `${part}${counted(total, 'row')}`),
  );
}
