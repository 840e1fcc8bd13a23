import type { Command } from 'commander';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import type { List, ListRequest } from '#engine/query/list.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { type NamedScope, resolveScope } from '#engine/query/resolve-scope.ts';
import { ContractError, fail } from '#shared/contract/failure.ts';
import { type Filter, type ListSource, type Sort, viewNames } from '#shared/contract/lists.ts';
import { collect, isoDate, wholeNumber } from './options.ts';
import { plainLine } from './terminal.ts';

/** Options by which rows of a view are chosen. */
export interface SelectionOptions extends NamedScope {
  readonly toPeriod?: number;
  readonly toDate?: string;
  readonly where?: readonly string[];
  readonly sort?: readonly string[];
  readonly limit?: number;
  readonly offset: number;
}

/** Adds the arguments and options that choose a view and its rows. */
export function withSelection(command: Command, limitText: string): Command {
  return command
    .argument('<file>')
    .argument('<view>', `${viewNames.join(', ')}, or a table`)
    .option('--administration <code>', 'of this administration alone')
    .option('--year <label>', 'of this fiscal year alone')
    .option('--account <code>', 'of this ledger account alone')
    .option('--relation <code>', 'of this relation alone')
    .option('--to-period <n>', 'balances and ledger cards to this period', wholeNumber)
    .option('--to-date <date>', 'balances and ledger cards to this date, YYYY-MM-DD', isoDate)
    .option('--where <column=value>', 'rows with this value; may be given more than once', collect)
    .option('--sort <column[:desc]>', 'order; a second one orders what is equal', collect)
    .option('--limit <n>', limitText, wholeNumber)
    .option('--offset <n>', 'how many rows to pass over first', wholeNumber, 0);
}

/** Filters and order as they were written, before anything is opened; throws `usage`. */
export function parseSelection({
  where = [],
  sort = [],
}: SelectionOptions): Pick<ListRequest, 'filters' | 'sort'> {
  return { filters: where.map(filterOf), sort: sort.map(sortOf) };
}

/** The list that was named, and its scope in this archive. */
export function selectedList(
  archive: OpenArchive,
  view: string,
  options: SelectionOptions,
): { readonly list: List; readonly scope: ListRequest['scope'] } {
  return {
    list: createListEngine(archive).list(sourceOf(archive, view)),
    scope: selectedScope(archive, options),
  };
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

/**
 * The scope that was named, in this archive. A code that several administrations have is a filter that cannot be met, not a wrong
 * argument: the archive has been opened.
 */
export function selectedScope(archive: OpenArchive, named: SelectionOptions): ListRequest['scope'] {
  try {
    const { administration, year, account, relation } = named;
    const given = Object.entries({ administration, year, account, relation }).filter(
      ([, code]) => code !== undefined,
    );
    const { toPeriod, toDate } = named;
    return {
      ...resolveScope(archive, Object.fromEntries(given)),
      ...(toPeriod === undefined ? {} : { toPeriod }),
      ...(toDate === undefined ? {} : { toDate }),
    };
  } catch (error) {
    if (!(error instanceof ContractError) || error.code !== 'usage') throw error;
    throw new ContractError({ code: 'bad_filter', message: error.message }, { cause: error });
  }
}
