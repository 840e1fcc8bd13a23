import { readFile } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import { fail } from '#shared/contract/failure.ts';
import type { Terminal } from './terminal.ts';

/** How a run is given the passphrase; never as an argument, which other users of a machine can see. */
export interface PassphraseOptions {
  readonly passphraseFile?: string;
  readonly passphraseStdin?: boolean;
}

/** The passphrase from the options or the environment, else asked on the terminal without echo. Throws `usage` where nobody can be asked. */
export async function readPassphrase(
  options: PassphraseOptions,
  terminal: Terminal,
  prompt: string,
): Promise<string> {
  return (await givenPassphrase(options, terminal)) ?? askWithoutEcho(terminal, prompt);
}

/** The passphrase for a new archive: given, else asked for twice. Throws `usage` for an empty one, and where the two differ. */
export async function choosePassphrase(options: PassphraseOptions, terminal: Terminal): Promise<string> {
  const given = await givenPassphrase(options, terminal);
  const passphrase = given ?? (await askWithoutEcho(terminal, 'Passphrase for the new archive: '));
  if (passphrase === '') throw fail('usage', 'The passphrase is empty.');
  if (given === null && (await askWithoutEcho(terminal, 'The same once more: ')) !== passphrase) {
    throw fail('usage', 'The two passphrases differ.');
  }
  return passphrase;
}

/** The administrator's own passphrase for an appointment: from `SBQA_NEW_PASSPHRASE`, else asked for twice. Throws `usage`. */
export async function choosePersonalPassphrase(terminal: Terminal): Promise<string> {
  const given = terminal.env.SBQA_NEW_PASSPHRASE;
  if (given !== undefined) return given;
  if (terminal.stdin.isTTY !== true) {
    throw fail('usage', 'No passphrase for the administrator: set SBQA_NEW_PASSPHRASE.');
  }
  const chosen = await askWithoutEcho(terminal, 'Personal passphrase for the administrator: ');
  if ((await askWithoutEcho(terminal, 'The same once more: ')) !== chosen) {
    throw fail('usage', 'The two passphrases differ.');
  }
  return chosen;
}

/** The passphrase where the options or the environment give one, without asking; null otherwise. */
export async function givenPassphrase(
  options: PassphraseOptions,
  terminal: Terminal,
): Promise<string | null> {
  if (options.passphraseFile !== undefined && options.passphraseStdin === true) {
    throw fail('usage', 'Give either --passphrase-file or --passphrase-stdin.');
  }
  if (options.passphraseFile !== undefined)
    return firstLine(await readPassphraseFile(options.passphraseFile));
  if (options.passphraseStdin === true) return firstLine(await readLine(terminal));
  return terminal.env.SBQA_PASSPHRASE ?? null;
}

async function readPassphraseFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw fail(
      'usage',
      `The passphrase file cannot be read: ${error instanceof Error ? error.message : path}`,
    );
  }
}

/** Up to the first line end, so that who types it need not end the input. */
async function readLine({ stdin }: Terminal): Promise<string> {
  const decoder = new StringDecoder('utf8');
  let text = '';
  for await (const chunk of stdin) {
    text += decoder.write(Buffer.from(chunk));
    if (text.includes('\n')) break;
  }
  return text;
}

/** Without its line end and without a byte-order mark; spaces are part of a passphrase. */
function firstLine(text: string): string {
  return text.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0] ?? '';
}

function askWithoutEcho(terminal: Terminal, prompt: string): Promise<string> {
  const { stdin, stderr } = terminal;
  if (stdin.isTTY !== true || stdin.setRawMode === undefined) {
    throw fail(
      'usage',
      'No passphrase: set SBQA_PASSPHRASE, or use --passphrase-file or --passphrase-stdin.',
    );
  }
  stderr.write(prompt);
  stdin.setRawMode(true);
  stdin.resume();
  return new Promise((resolve, reject) => {
    let typed = '';
    const finish = (settle: () => void) => {
      stdin.setRawMode?.(false);
      stdin.pause();
      stdin.off('data', onData);
      stderr.write('\n');
      settle();
    };
    const onData = (data: Buffer | string) => {
      for (const character of data.toString()) {
        if (character === '\r' || character === '\n' || character === '\u0004')
          return finish(() => resolve(typed));
        if (character === '\u0003')
          return finish(() => reject(fail('cancelled', 'No passphrase was given.')));
        typed =
          character === '\u007f' || character === '\b' ? [...typed].slice(0, -1).join('') : typed + character;
      }
    };
    stdin.on('data', onData);
  });
}
