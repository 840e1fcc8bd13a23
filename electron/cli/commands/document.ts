import type { Command } from 'commander';
import { createDocumentContents } from '#engine/documents/document-content.ts';
import { saveDocument } from '#engine/documents/document-handlers.ts';
import { fail } from '#shared/contract/failure.ts';
import { endingInOrder } from '../ending-in-order.ts';
import { type OpenOptions, withArchive } from '../open.ts';
import { recordId, withJson, withOpenOptions } from '../options.ts';
import { inputsOf, requireApart } from '../output-path.ts';
import type { CommandContext } from '../program.ts';
import { plainLine, say, stylesFor } from '../terminal.ts';

interface DocumentOptions extends OpenOptions {
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `sbqa document FILE ID --out PATH`: one document's bytes, once their hash was found to be the archive's. */
export function addDocument(program: Command, { terminal }: CommandContext): void {
  const command = program
    .command('document')
    .description('write one document’s bytes to a file, after their hash was checked')
    .argument('<file>')
    .argument('<id>', 'the document’s id', recordId)
    .requiredOption('--out <path>', 'where to write it')
    .option('--force', 'replace a file of that name');
  withJson(withOpenOptions(command)).action(async (file: string, id: number, options: DocumentOptions) => {
    await requireApart(options.out, inputsOf(file, options));
    const saved = await withArchive(file, options, terminal, async (archive) => {
      if (archive.format === 'foreign') throw fail('not_found', 'A foreign archive has no documents.');
      const contents = createDocumentContents(archive);
      const { fileName, mimeType, sha256 } = contents.read(id);
      const { byteSize } = await endingInOrder(
        saveDocument(contents, id, options.out, options.force ?? false),
      );
      return { id, fileName, mimeType, byteSize, sha256, out: options.out };
    });
    if (options.json) return say(terminal, JSON.stringify(saved));
    const style = stylesFor(terminal);
    say(terminal, `${style.good('written')} ${plainLine(`${saved.out}, ${saved.byteSize} bytes`)}`);
    say(terminal, style.soft(plainLine(`${saved.fileName} (${saved.mimeType}), SHA-256 ${saved.sha256}`)));
  });
}
