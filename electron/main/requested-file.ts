import { isAbsolute, resolve } from 'node:path';

/** The archive that a command line names: its first argument that is no option and ends in `.sbqa`; absolute, or null. */
export function archiveOnCommandLine(arguments_: readonly string[], workingDirectory: string): string | null {
  const named = arguments_.find((argument) => !argument.startsWith('-') && /\.sbqa$/i.test(argument));
  if (named === undefined) return null;
  return isAbsolute(named) ? named : resolve(workingDirectory, named);
}
