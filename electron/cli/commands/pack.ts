import type { Command } from 'commander';
import { sealSuffix } from '#shared/archive-format/seal.ts';
import { fail } from '#shared/contract/failure.ts';
import { endingInOrder } from '../ending-in-order.ts';
import { collect, withJson } from '../options.ts';
import { requireApart } from '../output-path.ts';
import { loadPacker, progressLine } from '../packer-command.ts';
import { choosePassphrase, type PassphraseOptions } from '../passphrase.ts';
import type { CommandContext } from '../program.ts';
import { plainLine, say, stylesFor } from '../terminal.ts';

interface PackOptions extends PassphraseOptions {
  readonly xaf?: readonly string[];
  readonly documents?: string;
  readonly client?: string;
  readonly kvk?: string;
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `sbqa pack`: writes an archive from auditfiles and documents. */
export function addPack(program: Command, { terminal }: CommandContext): void {
  const command = program
    .command('pack')
    .description('write an archive from auditfiles and documents')
    .option('--xaf <file...>', 'an auditfile (XAF 3.1, 3.2, 4.0); may be given more than once', collect)
    .option('--documents <folder>', 'a folder of invoices and other documents')
    .option('--client <name>', 'the client’s name')
    .option('--kvk <number>', 'the client’s KvK number')
    .requiredOption('--out <file>', 'the archive to write')
    .option('--force', 'replace an archive of that name')
    .option('--passphrase-file <file>', 'read the passphrase from the first line of a file')
    .option('--passphrase-stdin', 'read the passphrase from standard input');
  withJson(command).action(async (options: PackOptions) => {
    const xafPaths = options.xaf ?? [];
    if (xafPaths.length === 0 && options.documents === undefined) {
      throw fail('usage', 'Nothing to pack: give --xaf, --documents or both.');
    }
    for (const written of [options.out, `${options.out}${sealSuffix}`]) {
      await requireApart(written, xafPaths);
    }
    const { packArchive } = await loadPacker(() => import('#packer/pack.ts'), 'pack');
    const passphrase = await choosePassphrase(options, terminal);
    const progress = progressLine(terminal.stderr);
    const writing = packArchive(
      {
        xafPaths,
        ...(options.documents === undefined ? {} : { documentsDir: options.documents }),
        ...(options.client === undefined ? {} : { client: options.client }),
        ...(options.kvk === undefined ? {} : { kvk: options.kvk }),
        passphrase,
        out: options.out,
        force: options.force ?? false,
      },
      ({ phase, done, total }) => progress.report(`${phase}: ${done} of ${total}`),
    );
    const summary = await endingInOrder(writing).finally(() => progress.end());
    if (options.json) return say(terminal, JSON.stringify(summary));
    const style = stylesFor(terminal);
    say(
      terminal,
      `${style.good('written')} ${summary.path}, ${summary.fileBytes} bytes, archive ${summary.archiveId}`,
    );
    say(terminal, `signed by key ${summary.signer.id}`);
    for (const { name, rows } of summary.tables)
      if (rows > 0) say(terminal, `  ${String(rows).padStart(9)} ${name}`);
    for (const oddity of summary.oddities) {
      const where = oddity.firstAt === null ? '' : `, first at ${oddity.firstAt}`;
      const times = oddity.count === 1 ? 'once' : `${oddity.count} times`;
      say(
        terminal,
        `${style.warning('note')} ${plainLine(`${oddity.file}: ${oddity.message} (${times}${where})`)}`,
      );
    }
  });
}
