import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import type { Dialog, MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron';
import { type Subset, standIn } from './electron-subset.ts';
import type { Host } from './host.ts';
import { checkOptions, NotInStandIn } from './refusals.ts';

const fileOptions = {
  title: 1,
  defaultPath: 1,
  buttonLabel: 1,
  filters: 1,
  properties: 1,
  message: 1,
  nameFieldLabel: 1,
  showsTagField: 1,
};

/**
 * `dialog`. With a window on the screen, zenity asks, or else the terminal. Without one nobody can answer, so a test puts an answer in
 * the function's place, as it does on Electron.
 */
export function createDialog(host: Host): Dialog {
  const ask = async (
    kind: string,
    question: string,
    zenityArgs: readonly string[],
  ): Promise<string | null> => {
    host.requireReady(`dialog.${kind}`);
    if (host.options.headless !== false) throw new NotInStandIn(`dialog.${kind} without anybody to answer`);
    const answer = await askZenity(zenityArgs);
    return answer === undefined ? askTerminal(question) : answer;
  };
  const members: Subset<Dialog> = {
    async showOpenDialog(...args: unknown[]) {
      const options = args.at(-1) as OpenDialogOptions;
      checkOptions('dialog.showOpenDialog', options, fileOptions);
      const path = await ask('showOpenDialog', options.title ?? 'File to open', ['--file-selection']);
      return { canceled: path === null, filePaths: path === null ? [] : [path] };
    },
    async showSaveDialog(...args: unknown[]) {
      const options = args.at(-1) as SaveDialogOptions;
      checkOptions('dialog.showSaveDialog', options, fileOptions);
      const name = options.defaultPath ?? '';
      const zenityArgs = ['--file-selection', '--save', `--filename=${name}`];
      const path = await ask('showSaveDialog', `${options.title ?? 'Save as'} (${name})`, zenityArgs);
      return { canceled: path === null, filePath: path ?? '' };
    },
    async showMessageBox(...args: unknown[]) {
      const options = args.at(-1) as MessageBoxOptions;
      host.requireReady('dialog.showMessageBox');
      host.output(`message box: ${options.message}`);
      return { response: options.defaultId ?? 0, checkboxChecked: false };
    },
    showErrorBox(title: string, content: string) {
      host.output(`error box: ${title}: ${content}`);
    },
  };
  return standIn('dialog', members);
}

/** The path chosen, null where the user cancelled, undefined where zenity is not installed. */
function askZenity(args: readonly string[]): Promise<string | null | undefined> {
  return new Promise((resolve) => {
    const child = spawn('zenity', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let answer = '';
    child.stdout.on('data', (chunk) => {
      answer += chunk;
    });
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => resolve(code === 0 ? answer.trimEnd() : null));
  });
}

async function askTerminal(question: string): Promise<string | null> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`${question}: `);
    return answer === '' ? null : answer;
  } finally {
    terminal.close();
  }
}
