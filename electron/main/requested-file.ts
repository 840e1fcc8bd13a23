import { isAbsolute, resolve } from 'node:path';

/** How the names of archives end, and those of other SQLCipher databases. */
const archiveName = /\.(?:sbqa|db|db3|sqlite|sqlite3|sqlcipher)$/i;

/** The archive that a command line names: its first argument that is no option and has an archive's name; absolute, or null. */
export function archiveOnCommandLine(arguments_: readonly string[], workingDirectory: string): string | null {
  const named = arguments_.find((argument) => !argument.startsWith('-') && archiveName.test(argument));
  if (named === undefined) return null;
  return isAbsolute(named) ? named : resolve(workingDirectory, named);
}
