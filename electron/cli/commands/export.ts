import { type Command, Option } from 'commander';
import { exportAuditfile } from '#engine/export/auditfile/export-auditfile.ts';
import type { ExportLanguage } from '#engine/export/export-column.ts';
import { exportColumns, exportList } from '#engine/export/export-list.ts';
import { localDate } from '#engine/open/appointment-check.ts';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import { type ExportFormat, exportFormats } from '#shared/contract/export-formats.ts';
import type { AuditfileNote } from '#shared/contract/exports.ts';
import { fail } from '#shared/contract/failure.ts';
import { counted } from '../columns.ts';
import { endingInOrder } from '../ending-in-order.ts';
import { type OpenOptions, withArchive } from '../open.ts';
import { withJson, withOpenOptions } from '../options.ts';
import { inputsOf, requireApart } from '../output-path.ts';
import type { CommandContext } from '../program.ts';
import {
  parseSelection,
  type SelectionOptions,
  selectedList,
  selectedScope,
  withSelection,
} from '../selection.ts';
import { plainLine, say, stylesFor } from '../terminal.ts';

interface ExportOptions extends OpenOptions, SelectionOptions {
  readonly format: ExportFormat | 'xaf';
  readonly language: ExportLanguage;
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

interface Written {
  readonly rows: number;
  readonly bytes: number;
  readonly notes?: readonly AuditfileNote[];
}

/** `sbqa export FILE VIEW --format … --out PATH`: the rows that `list` would print, as a file; a year's entries as an auditfile. */
export function addExport(program: Command, { terminal }: CommandContext): void {
  const command = withSelection(
    program.command('export').description('write a view, or any table by its name, to a file'),
    'how many rows; all without it',
  )
    .addOption(
      new Option('--format <format>', 'of the file').choices([...exportFormats, 'xaf']).makeOptionMandatory(),
    )
    .requiredOption('--out <path>', 'where to write it')
    .addOption(
      new Option(
        '--language <language>',
        'of a CSV file: semicolons and decimal commas, or commas and points',
      )
        .choices(['nl', 'en'])
        .default('nl'),
    )
    .option('--force', 'replace a file of that name');
  withJson(withOpenOptions(command)).action(async (file: string, view: string, options: ExportOptions) => {
    const { out } = options;
    const write =
      options.format === 'xaf' ? auditfileOf(view, options) : listOf(view, options, options.format);
    await requireApart(out, inputsOf(file, options));
    const written: Written = await endingInOrder(withArchive(file, options, terminal, write));
    if (options.json) return say(terminal, JSON.stringify({ view, format: options.format, out, ...written }));
    const style = stylesFor(terminal);
    say(
      terminal,
      `${style.good('written')} ${plainLine(`${out}, ${written.bytes} bytes`)}\n${style.soft(counted(written.rows, 'row'))}`,
    );
    for (const { code, element, count } of written.notes ?? [])
      say(terminal, style.warning(`${noteTexts[code]}: ${element} (${count})`));
  });
}

/** The rows of a list, its wanted order and filters read before anything is opened. */
function listOf(view: string, options: ExportOptions, format: ExportFormat) {
  const selection = parseSelection(options);
  return (archive: OpenArchive): Promise<Written> => {
    const { list, scope } = selectedList(archive, view, options);
    const { language, out, offset, limit } = options;
    return exportList({
      name: view,
      list,
      request: { scope, ...selection },
      columns: exportColumns(list),
      format,
      language,
      offset,
      ...(limit === undefined ? {} : { limit }),
      path: out,
      replace: options.force ?? false,
    });
  };
}

const auditfileViews: readonly string[] = ['journals', 'journal-entries', 'journal-lines'];

/** An administration's year as an auditfile, which is whole or is none: throws `usage` for any narrower choice. */
function auditfileOf(view: string, options: ExportOptions) {
  if (!auditfileViews.includes(view)) {
    throw fail('usage', `An auditfile holds a year of the books: name one of ${auditfileViews.join(', ')}.`);
  }
  const { account, relation, toPeriod, toDate, where = [], sort = [], limit, offset } = options;
  const narrower = [account, relation, toPeriod, toDate, limit].some((value) => value !== undefined);
  if (narrower || where.length > 0 || sort.length > 0 || offset > 0) {
    throw fail(
      'usage',
      'An auditfile holds a whole year, in the order of its entries: only --administration and --year go with xaf.',
    );
  }
  return (archive: OpenArchive): Promise<Written> =>
    exportAuditfile({
      archive,
      scope: selectedScope(archive, options),
      path: options.out,
      replace: options.force ?? false,
      createdOn: localDate(new Date()),
    });
}

const noteTexts: Readonly<Record<AuditfileNote['code'], string>> = {
  text_cut: 'longer than the auditfile has room for, and cut',
  character_replaced: 'characters that XML cannot hold, replaced',
  value_not_allowed: 'not allowed by the schema of the auditfile, and written as the archive has it',
  value_missing: 'asked for by the schema of the auditfile, and not in the archive',
  date_filled: 'lines without a date of their own, given that of their entry',
  code_taken: 'not listed, for the auditfile lists each code once, whatever it is of',
  left_out: 'left out, for the auditfile has no place for it',
};
