/**
 * The hidden name, beside `fileName`, of what is being written under that name: `processId` tells by whom, `hex` is random. A file of
 * this name is never complete.
 */
export function unfinishedName(fileName: string, processId: number, hex: string): string {
  return `.${fileName}.${processId}-${hex}.part`;
}

/** The id of the process that writes a file, where `name` is one that `unfinishedName` made for `fileName`; else null. */
export function writerOfUnfinished(name: string, fileName: string): number | null {
  const prefix = `.${fileName}.`;
  if (!name.startsWith(prefix)) return null;
  const processId = /^([1-9]\d{0,9})-[0-9a-f]{12}\.part$/.exec(name.slice(prefix.length))?.[1];
  return processId === undefined ? null : Number(processId);
}
