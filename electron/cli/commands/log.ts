import { homedir, platform } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openLogFile } from '#engine/consultation/log-file.ts';
import { readNewest } from '#engine/consultation/log-handlers.ts';
import type { ConsultationEntry, LogVerdict } from '#shared/contract/consultation-log.ts';
import { fail } from '#shared/contract/failure.ts';
import { counted } from '../columns.ts';
import { exitCodeOfFailedVerification } from '../exit-codes.ts';
import { type OpenOptions, withArchive } from '../open.ts';
import { wholeNumber, withJson, withOpenOptions } from '../options.ts';
import type { CommandContext } from '../program.ts';
import { plainLine, say, stylesFor, type Terminal } from '../terminal.ts';

interface LogOptions extends OpenOptions {
  readonly profile?: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** The app's name, by which the system calls its folder. */
const appName = 'Smartbooqing Archive';
const mostEntries = 1_000_000;

/** `sbqa log FILE`: what was consulted in the window, by whom and when, and whether that is whole. Ends with 1 where it is not. */
export function addLog(program: Command, { terminal, endWith }: CommandContext): void {
  const command = program
    .command('log')
    .description('what was consulted on this computer, by whom, and whether the log of it is whole')
    .argument('<file>')
    .option('--profile <folder>', 'the app’s own folder, where it is not the usual one of this user')
    .option('--limit <n>', 'the last so many entries', wholeNumber, 100);
  withJson(withOpenOptions(command)).action(async (path: string, options: LogOptions) => {
    const { limit } = options;
    if (limit < 1 || limit > mostEntries) {
      throw fail('usage', `--limit is a number from 1 to ${mostEntries}.`);
    }
    const { file, verdict, entries, total } = await withArchive(path, options, terminal, async (archive) => {
      const log = openLogFile(join(options.profile ?? profileFolder(terminal.env), 'archives'), archive.key);
      try {
        return { file: archive.fileName, ...(await readNewest(log, {}, limit)) };
      } finally {
        log.close();
      }
    });
    const oldestFirst = [...entries].reverse();
    if (options.json) say(terminal, JSON.stringify({ file, verdict, total, entries: oldestFirst }));
    else print(oldestFirst, verdict, terminal);
    if (verdict.state !== 'whole' && verdict.state !== 'empty') endWith(exitCodeOfFailedVerification);
  });
}

/** Where Electron keeps an app's own files (its documentation of `app.getPath('appData')`). */
function profileFolder(env: Terminal['env']): string {
  const home = homedir();
  if (platform() === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), appName);
  if (platform() === 'darwin') return join(home, 'Library', 'Application Support', appName);
  return join(env.XDG_CONFIG_HOME ?? join(home, '.config'), appName);
}

function print(entries: readonly ConsultationEntry[], verdict: LogVerdict, terminal: Terminal): void {
  const style = stylesFor(terminal);
  for (const { number, at, by, action, subject, id, words, detail } of entries) {
    const person = by.kind === 'owner' ? 'owner' : `${by.name} <${by.email}>`;
    const what = [action, subject, id, words === null ? null : `"${words}"`, detail]
      .filter((part) => part !== null)
      .join(' ');
    say(terminal, plainLine(`${String(number).padStart(6)}  ${at}  ${person}  ${what}`));
  }
  const isWhole = verdict.state === 'whole' || verdict.state === 'empty';
  say(terminal, `${style.bold('log')} ${(isWhole ? style.good : style.bad)(sentenceOf(verdict))}`);
  for (const { after, before } of verdict.breaks) {
    say(
      terminal,
      `  ${before === null ? `behind entry ${after}` : `between entries ${after} and ${before}`}`,
    );
  }
  for (const sentence of clockSentences(verdict)) say(terminal, style.bad(plainLine(sentence)));
}

/** In words beside the chain: nobody altered the log, but its times cannot all be right. */
function clockSentences({ clockSetBack }: LogVerdict): string[] {
  return clockSetBack.map(
    ({ entry, from, to }) =>
      `  before entry ${entry} this computer's clock was set back: from ${from} to ${to}`,
  );
}

function sentenceOf({ state, entries, missingAtEnd }: LogVerdict): string {
  if (state === 'empty') return 'empty: nothing was logged on this computer';
  if (state === 'whole') return `whole: ${counted(entries, 'entry', 'entries')}, none altered or missing`;
  const end = missingAtEnd === null || missingAtEnd === 0 ? '' : `; ${missingAtEnd} missing at the end`;
  if (state === 'broken') return `broken: entries were altered, taken out or put in${end}`;
  if (state === 'end_cut') {
    return `cut: ${counted(missingAtEnd ?? 0, 'entry', 'entries')} missing at the end`;
  }
  return 'not certain: what says where it ends is gone, so entries may be missing at the end';
}
