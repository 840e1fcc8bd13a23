import { runCommandLine } from '../cli/program.ts';
import { endWhenUnread } from '../cli/terminal.ts';

// The installed program is started as `smartbooqing-archive --sbqa COMMAND …` (build/resources/bin/sbqa).
const marker = process.argv.indexOf('--sbqa');
endWhenUnread(process.stdout);

/** What the run ended with, for a host that must end by itself. */
export const exitCode = await runCommandLine(process.argv.slice(marker < 0 ? 2 : marker + 1));
process.exitCode = exitCode;
