/**
 * The hidden name, beside `fileName`, of what is being written under that name: `processId` tells whose it is, `hex` is random. A file
 * of this name is never complete.
 */
export function unfinishedName(fileName: string, processId: number, hex: string): string {
  return `${prefixOf(fileName, processId)}${hex}${suffix}`;
}

/** Whether a name is one that `unfinishedName` made for this file and process. */
export function isUnfinished(name: string, fileName: string, processId: number): boolean {
  const prefix = prefixOf(fileName, processId);
  return name.startsWith(prefix) && /^[0-9a-f]{12}\.part$/.test(name.slice(prefix.length));
}

const suffix = '.part';

function prefixOf(fileName: string, processId: number): string {
  return `.${fileName}.${processId}-`;
}
