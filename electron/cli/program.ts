import { Command, CommanderError } from 'commander';
import { fail } from '#shared/contract/failure.ts';
import { addAppoint } from './commands/appoint.ts';
import { addCheckProof } from './commands/check-proof.ts';
import { addDocument } from './commands/document.ts';
import { addExport } from './commands/export.ts';
import { addInfo } from './commands/info.ts';
import { addList } from './commands/list.ts';
import { addLog } from './commands/log.ts';
import { addPack } from './commands/pack.ts';
import { addProve } from './commands/prove.ts';
import { addSample } from './commands/sample.ts';
import { addSearch } from './commands/search.ts';
import { addShow } from './commands/show.ts';
import { addVerify } from './commands/verify.ts';
import { toldFailure } from './exit-codes.ts';
import { ToldWithin } from './json-writer.ts';
import { processTerminal, say, type Terminal } from './terminal.ts';

/** What every command is given to work with. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Sets what the run ends with, where it is done and yet not 0 (`verify` that found something). */
  readonly endWith: (exitCode: number) => void;
}

/** Runs the command line with its arguments (without node and script) and answers the exit code. Never throws. */
export async function runCommandLine(
  arguments_: readonly string[],
  terminal: Terminal = processTerminal,
  version = 'unknown',
): Promise<number> {
  let exitCode = 0;
  const endWith = (code: number) => {
    exitCode = code;
  };
  const program = createProgram({ terminal, endWith }).version(version);
  try {
    await program.parseAsync([...arguments_], { from: 'user' });
    return exitCode;
  } catch (error) {
    return tell(error, arguments_.includes('--json'), terminal);
  }
}

function createProgram(context: CommandContext): Command {
  const { terminal } = context;
  const program = new Command('sbqa')
    .description('Opens, searches and verifies archives, read-only and offline.')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      // Told by `tell`, once, in the form that was asked for.
      writeErr: () => undefined,
      outputError: () => undefined,
    });
  const commands = [addInfo, addVerify, addSearch, addList, addShow, addDocument, addExport];
  for (const add of [...commands, addProve, addCheckProof, addAppoint, addLog, addPack, addSample])
    add(program, context);
  return program;
}

function tell(error: unknown, asJson: boolean, terminal: Terminal): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    return tell(fail('usage', error.message.replace(/^error: /, '')), asJson, terminal);
  }
  if (error instanceof ToldWithin) return error.told.exitCode;
  const told = toldFailure(error);
  if (asJson) say(terminal, JSON.stringify({ error: told.error }));
  else terminal.stderr.write(`sbqa: ${told.error.message}\n`);
  return told.exitCode;
}
