import { readFileSync } from 'node:fs';
import { runCommandLine } from '../cli/program.ts';
import { endWhenUnread, processTerminal } from '../cli/terminal.ts';

// The same two folders up from here and from the bundle in dist/cli.
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

// The installed program is started as `smartbooqing-archive --sbqa COMMAND …` (build/resources/bin/sbqa).
const marker = process.argv.indexOf('--sbqa');
endWhenUnread(process.stdout);

/** What the run ended with, for a host that must end by itself. */
export const exitCode = await runCommandLine(
  process.argv.slice(marker < 0 ? 2 : marker + 1),
  processTerminal,
  version,
);
process.exitCode = exitCode;

// A host that ends at once would cut off what a pipe has not taken yet.
await Promise.all(
  [process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))),
);
