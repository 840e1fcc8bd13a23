import type { Readable, Writable } from 'node:stream';

/** What the command line has of the outside; tests give their own. */
export interface Terminal {
  readonly stdin: Readable & { isTTY?: boolean; setRawMode?: (raw: boolean) => unknown };
  readonly stdout: Writable & { isTTY?: boolean; columns?: number };
  readonly stderr: Writable & { isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The process's own. */
export const processTerminal: Terminal = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
};

/**
 * Ends the process as other programs are ended when whoever reads their output goes away (128 + SIGPIPE); `sbqa list … | head` is no
 * fault of the program.
 */
export function endWhenUnread(stdout: NodeJS.WriteStream): void {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(141);
  });
}

/** Styles for people on a terminal; plain text elsewhere, and wherever NO_COLOR is set (no-color.org). */
export function stylesFor(terminal: Terminal): {
  bold(text: string): string;
  soft(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  warning(text: string): string;
} {
  const isPlain = terminal.stdout.isTTY !== true || (terminal.env.NO_COLOR ?? '') !== '';
  const style = (code: string) => (text: string) => (isPlain ? text : `\u001b[${code}m${text}\u001b[0m`);
  return { bold: style('1'), soft: style('2'), good: style('32'), bad: style('31'), warning: style('33') };
}

/** Text from an archive as one line that cannot steer a terminal: control characters and line breaks become spaces. */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}

/** One of our own lines on standard output. */
export function say(terminal: Terminal, line = ''): void {
  terminal.stdout.write(`${line}\n`);
}
