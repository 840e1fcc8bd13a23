import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { exitCodes } from '../../../electron/cli/exit-codes.ts';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { runCommand } from './run-command.ts';

// The pages about the command line: their examples are run, in order, and what they print must be what stands there. After a change that
// is meant, `UPDATE_EXAMPLES=1 npx vitest run --project integration tests/integration/cli/documented-examples.test.ts` writes it anew.

const docs = resolve(import.meta.dirname, '../../../docs');
const pages = [join(docs, 'en/command-line.md'), join(docs, 'nl/opdrachtregel.md')];
const example = /```console\n\$ sbqa (?<command>.+)\n(?<printed>[\s\S]*?)```/g;
const folder = folderOfTests();

interface Example {
  readonly command: string;
  readonly printed: string;
}

function examplesOf(page: string): Example[] {
  return [...readFileSync(page, 'utf8').matchAll(example)].map(({ groups }) => ({
    command: groups?.command ?? '',
    printed: groups?.printed ?? '',
  }));
}

/** What an example prints in a folder of its own. */
async function printedBy(command: string): Promise<string> {
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
  const arguments_ = words.map((word) =>
    /\.(?:sbqa|sbqkey|pdf|json|csv|xlsx|xaf)$/.test(word) ? join(folder, word) : word,
  );
  const { exitCode, stdout, stderr } = await runCommand(arguments_, {
    passphrase: SAMPLE_PASSPHRASE,
    newPassphrase: 'zes woorden van een eigen keuze',
  });
  expect({ exitCode, stderr }, command).toEqual({ exitCode: 0, stderr: '' });
  return stdout.replaceAll(join(folder, '/'), '');
}

/** Without what differs from run to run, and without what depends on the machine's way of compressing. */
function settled(text: string): string {
  return text
    .replaceAll(/\b\d+\.\d s$/gm, '? s')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g, '?')
    .replaceAll(/^(bytes +|written .+, )\d+/gm, '$1?')
    .replaceAll(/\b[0-9a-f]{64}\b/g, '?');
}

test('every example prints what stands under it, in both languages', async () => {
  const [english = [], dutch = []] = pages.map(examplesOf);
  expect(english.length).toBeGreaterThan(8);
  expect(dutch.map(({ command }) => command)).toEqual(english.map(({ command }) => command));
  const printed = new Map<string, string>();
  for (const { command } of english) printed.set(command, await printedBy(command));
  if (process.env.UPDATE_EXAMPLES !== undefined) {
    for (const page of pages) {
      const text = readFileSync(page, 'utf8').replaceAll(
        example,
        (block: string, command: string, said: string) => {
          const now = printed.get(command) ?? '';
          return settled(now) === settled(said) ? block : `\`\`\`console\n$ sbqa ${command}\n${now}\`\`\``;
        },
      );
      writeFileSync(page, text);
    }
  }
  for (const page of pages) {
    for (const { command, printed: said } of examplesOf(page)) {
      expect(settled(said), `${page}: sbqa ${command}`).toBe(settled(printed.get(command) ?? ''));
    }
  }
});

test('every command and every option is named, and every exit code', async () => {
  const { stdout: help } = await runCommand(['--help']);
  const commands = [...help.matchAll(/^ {2}([a-z]+) (?:\[options\]|<)/gm)].map(([, name]) => name ?? '');
  expect(commands).toContain('verify');
  const texts = pages.map((page) => readFileSync(page, 'utf8'));
  for (const command of commands) {
    const { stdout } = await runCommand([command, '--help']);
    const options = [...stdout.matchAll(/^ {2}(?:-h, )?(--[a-z-]+)/gm)].map(([, name]) => name ?? '');
    expect(options).toContain('--help');
    for (const text of texts) {
      expect(text).toContain(`sbqa ${command} `);
      for (const option of options) expect(text, `${command} ${option}`).toContain(option);
    }
  }
  for (const text of texts) {
    const rows = [...text.matchAll(/^\| ([\d, ]+) \| (.*?) \|/gm)];
    const documented = rows.flatMap(([, numbers = '']) => numbers.split(', ').map(Number));
    for (const [code, exitCode] of Object.entries(exitCodes)) expect(documented, code).toContain(exitCode);
  }
});
