import { type Command, Option } from 'commander';
import type { ExportLanguage } from '#engine/export/export-column.ts';
import { exportColumns, exportList } from '#engine/export/export-list.ts';
import { type ExportFormat, exportFormats } from '#shared/contract/export-formats.ts';
import { counted } from '../columns.ts';
import { type OpenOptions, withArchive } from '../open.ts';
import { withJson, withOpenOptions } from '../options.ts';
import { inputsOf, requireApart } from '../output-path.ts';
import type { CommandContext } from '../program.ts';
import { parseSelection, type SelectionOptions, selectedList, withSelection } from '../selection.ts';
import { plainLine, say, stylesFor } from '../terminal.ts';

interface ExportOptions extends OpenOptions, SelectionOptions {
  readonly format: ExportFormat;
  readonly language: ExportLanguage;
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `sbqa export FILE VIEW --format … --out PATH`: the rows that `list` would print, as a file. */
export function addExport(program: Command, { terminal }: CommandContext): void {
  const command = withSelection(
    program.command('export').description('write a view, or any table by its name, to a file'),
    'how many rows; all without it',
  )
    .addOption(new Option('--format <format>', 'of the file').choices(exportFormats).makeOptionMandatory())
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
    const { format, language, out, offset, limit } = options;
    const selection = parseSelection(options);
    await requireApart(out, inputsOf(file, options));
    const written = await withArchive(file, options, terminal, async (archive) => {
      const { list, scope } = selectedList(archive, view, options);
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
    });
    if (options.json) return say(terminal, JSON.stringify({ view, format, out, ...written }));
    const style = stylesFor(terminal);
    say(
      terminal,
      `${style.good('written')} ${plainLine(`${out}, ${written.bytes} bytes`)}\n${style.soft(counted(written.rows, 'row'))}`,
    );
  });
}
