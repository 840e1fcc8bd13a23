import type { Command } from 'commander';
import { saveProof } from '#engine/proof/proof-handlers.ts';
import { endingInOrder } from '../ending-in-order.ts';
import { type OpenOptions, withArchive } from '../open.ts';
import { recordId, withJson, withOpenOptions } from '../options.ts';
import { inputsOf, requireApart } from '../output-path.ts';
import type { CommandContext } from '../program.ts';
import { plainLine, say, stylesFor } from '../terminal.ts';

interface ProveOptions extends OpenOptions {
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `sbqa prove FILE TABLE ID --out PROOF`: the proof that one record stands in what was signed. */
export function addProve(program: Command, { terminal }: CommandContext): void {
  const command = program
    .command('prove')
    .description('write the proof that one record stands in the signed archive')
    .argument('<file>')
    .argument('<table>')
    .argument('<id>', 'the record’s id', recordId)
    .requiredOption('--out <path>', 'where to write it')
    .option('--force', 'replace a file of that name');
  withJson(withOpenOptions(command)).action(
    async (file: string, table: string, id: number, options: ProveOptions) => {
      await requireApart(options.out, inputsOf(file, options));
      const { byteSize, signer } = await withArchive(file, options, terminal, async (archive) => ({
        ...(await endingInOrder(saveProof(archive, { table, id }, options.out, options.force ?? false))),
        signer: archive.signer,
      }));
      if (options.json)
        return say(terminal, JSON.stringify({ table, id, out: options.out, byteSize, signer }));
      const style = stylesFor(terminal);
      say(terminal, `${style.good('written')} ${plainLine(`${options.out}, ${byteSize} bytes`)}`);
      say(
        terminal,
        style.soft(plainLine(`${table} ${id}, signed by ${signer.id ?? 'nobody'} (${signer.trust})`)),
      );
    },
  );
}
