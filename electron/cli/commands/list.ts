import type { Command } from 'commander';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import type { List, ListRequest } from '#engine/query/list.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { type NamedScope, resolveScope } from '#engine/query/resolve-scope.ts';
import { ContractError, fail } from '#shared/contract/failure.ts';
import { type Filter, type ListRow, type ListSource, type Sort, viewNames } from '#shared/contract/lists.ts';
import { alignColumns, formatCell } from '../columns.ts';
import { jsonWriter } from '../json-writer.ts';
import { type OpenOptions, withArchive } from '../open.ts';
import { collect, wholeNumber, withJson, withOpenOptions } from '../options.ts';
import type { CommandContext } from '../program.ts';
import { plainLine, say, stylesFor, type Terminal } from '../terminal.ts';

interface ListOptions extends OpenOptions, NamedScope {
  readonly where?: readonly string[];
  readonly sort?: readonly string[];
  readonly limit?: number;
  readonly offset: number;
  readonly json?: boolean;
}

/** Rows are read so many at a time. */
const pageRows = 1000;
/** People are shown so many rows unless they ask for more; the JSON has them all. */
const shownRows = 100;

/** `sbqa list FILE VIEW`: a view of the archive, or any table of it by its name. */
export function addList(program: Command, { terminal }: CommandContext): void {
  const command = program
    .command('list')
    .description('list a view, or any table by its name')
    .argument('<file>')
    .argument('<view>', `${viewNames.join(', ')}, or a table`)
    .option('--administration <code>', 'of this administration alone')
    .option('--year <label>', 'of this fiscal year alone')
    .option('--account <code>', 'of this ledger account alone')
    .option('--relation <code>', 'of this relation alone')
    .option('--where <column=value>', 'rows with this value; may be given more than once', collect)
    .option('--sort <column[:desc]>', 'order; a second one orders what is equal', collect)
    .option('--limit <n>', `how many rows; all with --json, else ${shownRows}`, wholeNumber)
    .option('--offset <n>', 'how many rows to pass over first', wholeNumber, 0);
  withJson(withOpenOptions(command)).action(async (file: string, view: string, options: ListOptions) => {
    const filters = (options.where ?? []).map(filterOf);
    const sort = (options.sort ?? []).map(sortOf);
    await withArchive(file, options, terminal, async (archive) => {
      const list = createListEngine(archive).list(sourceOf(archive, view));
      const request = { scope: scopeOf(archive, options), filters, sort };
      const { rows: total } = await list.totals(request, undefined);
      if (options.json) await writeJson(terminal, view, list, request, options, total);
      else await print(terminal, list, request, options, total);
    });
  });
}

/** `COLUMN=VALUE`; nothing behind the sign asks for what is empty. */
function filterOf(text: string): Filter {
  const at = text.indexOf('=');
  if (at < 1) throw fail('usage', `--where ${text}: write COLUMN=VALUE.`);
  const column = text.slice(0, at);
  const value = text.slice(at + 1);
  return value === '' ? { column, op: 'empty', values: [] } : { column, op: 'equals', values: [value] };
}

function sortOf(text: string): Sort {
  const direction = /:(asc|desc)$/.exec(text)?.[1];
  if (direction === undefined) return { column: text, direction: 'asc' };
  return {
    column: text.slice(0, -direction.length - 1),
    direction: direction === 'desc' ? 'desc' : 'asc',
  };
}

/** Throws `no_such_view` for what is neither a view nor a table. A foreign archive has tables alone. */
function sourceOf(archive: OpenArchive, name: string): ListSource {
  const view = viewNames.find((known) => known === name);
  if (view !== undefined && archive.format !== 'foreign') return { kind: 'view', view };
  const { tables } = createListEngine(archive);
  if (!tables.names.includes(name)) {
    const views = archive.format === 'foreign' ? [] : viewNames;
    throw fail(
      'no_such_view',
      `There is no view or table ${plainLine(name)}; there are ${[...views, ...tables.names].map(plainLine).join(', ')}.`,
    );
  }
  return { kind: 'table', table: name };
}

/** A code that several administrations have is a filter that cannot be met, not a wrong argument: the archive has been opened. */
function scopeOf(archive: OpenArchive, named: NamedScope): ListRequest['scope'] {
  try {
    const { administration, year, account, relation } = named;
    const given = Object.entries({ administration, year, account, relation }).filter(
      ([, code]) => code !== undefined,
    );
    return resolveScope(archive, Object.fromEntries(given));
  } catch (error) {
    if (!(error instanceof ContractError) || error.code !== 'usage') throw error;
    throw new ContractError({ code: 'bad_filter', message: error.message }, { cause: error });
  }
}

async function* readRows(
  list: List,
  request: ListRequest,
  offset: number,
  limit: number,
): AsyncGenerator<ListRow[]> {
  for (let read = 0; read < limit; read += pageRows) {
    const rows = await list.rows(request, offset + read, Math.min(pageRows, limit - read), undefined);
    if (rows.length === 0) return;
    yield rows;
    if (rows.length < pageRows) return;
  }
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
    for await (const rows of readRows(list, request, offset, limit)) {
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
  for await (const rows of readRows(list, request, offset, limit)) {
    for (const { cells } of rows) {
      shown.push(list.columns.map(({ type }, index) => formatCell(cells[index] ?? null, type)));
    }
  }
  const [heading = '', ...lines] = alignColumns(columns, shown);
  say(terminal, style.soft(heading));
  for (const line of lines) say(terminal, line);
  const part = shown.length === total ? '' : `${offset + 1}–${offset + shown.length} of `;
  say(terminal, style.soft(shown.length === 0 ? `no rows; ${total} in all` : `${part}${total} rows`));
}
