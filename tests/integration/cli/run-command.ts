import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { runCommandLine } from '../../../electron/cli/program.ts';

/** What a run left behind. */
export interface CommandRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, with a terminal that is none. */
export async function runCommand(
  arguments_: readonly string[],
  {
    passphrase,
    newPassphrase,
    stdin = '',
  }: { passphrase?: string; newPassphrase?: string | undefined; stdin?: string } = {},
): Promise<CommandRun> {
  const [stdout, stderr] = [sink(), sink()];
  const exitCode = await runCommandLine(arguments_, {
    stdin: Readable.from([stdin]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: {
      ...(passphrase === undefined ? {} : { SBQA_PASSPHRASE: passphrase }),
      ...(newPassphrase === undefined ? {} : { SBQA_NEW_PASSPHRASE: newPassphrase }),
    },
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

/** The one JSON document that a run with `--json` must have printed; throws if anything else stands on standard output. */
export function jsonOf(run: CommandRun): unknown {
  return JSON.parse(run.stdout);
}

function sink() {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
}

/** All that reading must not change: the bytes and times of a file, and what stands beside it. */
export function stateOf(path: string): object {
  const { mtimeMs, size, ctimeMs } = statSync(path);
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  return { mtimeMs, ctimeMs, size, sha256, beside: readdirSync(dirname(path)).sort() };
}
