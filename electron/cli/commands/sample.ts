import { type Command, Option } from 'commander';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { endingInOrder } from '../ending-in-order.ts';
import { wholeNumber, withJson } from '../options.ts';
import { loadPacker, progressLine } from '../packer-command.ts';
import { givenPassphrase, type PassphraseOptions } from '../passphrase.ts';
import type { CommandContext } from '../program.ts';
import { say, stylesFor } from '../terminal.ts';

interface SampleOptions extends PassphraseOptions {
  readonly size: 'small' | 'medium' | 'large';
  readonly seed: number;
  readonly out: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `sbqa sample`: writes a realistic archive of invented data. Its passphrase is the one that all samples have, unless one is given. */
export function addSample(program: Command, { terminal }: CommandContext): void {
  const command = program
    .command('sample')
    .description('write an archive of invented data')
    .addOption(
      new Option('--size <size>', 'how much of it')
        .choices(['small', 'medium', 'large'])
        .makeOptionMandatory(),
    )
    .option('--seed <n>', 'the same seed gives the same records', wholeNumber, 1)
    .requiredOption('--out <file>', 'the archive to write')
    .option('--force', 'replace an archive of that name')
    .option('--passphrase-file <file>', 'read the passphrase from the first line of a file')
    .option('--passphrase-stdin', 'read the passphrase from standard input');
  withJson(command).action(async (options: SampleOptions) => {
    const { writeSample } = await loadPacker(() => import('#packer/sample/write-sample.ts'), 'sample');
    const passphrase = (await givenPassphrase(options, terminal)) ?? SAMPLE_PASSPHRASE;
    const progress = progressLine(terminal.stderr);
    const { size, seed, out, force = false } = options;
    const writing = writeSample({ size, seed, out, force, passphrase }, ({ phase, done, total }) =>
      progress.report(`${phase}: ${done} of ${total}`),
    );
    const written = await endingInOrder(writing).finally(() => progress.end());
    const { path, oddities, counts, seconds } = written;
    if (options.json) return say(terminal, JSON.stringify({ path, size, seed, counts, oddities, seconds }));
    const style = stylesFor(terminal);
    say(terminal, `${style.good('written')} ${path} in ${seconds.toFixed(1)} s`);
    if (passphrase === SAMPLE_PASSPHRASE) say(terminal, `passphrase: ${SAMPLE_PASSPHRASE}`);
    for (const [table, rows] of Object.entries(counts))
      say(terminal, `  ${String(rows).padStart(9)} ${table}`);
    say(terminal, `${oddities.length} things in it are wrong on purpose; verification finds them`);
  });
}
