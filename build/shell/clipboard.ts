import type { Clipboard } from 'electron';
import { standIn } from './electron-subset.ts';
import type { Host } from './host.ts';

/** `clipboard`: one text, for this launch alone. The browser's own copying does not reach it, nor does it reach the browser's pasting. */
export function createClipboard(host: Host): Clipboard {
  let text = '';
  const whenReady = (member: string) => host.requireReady(`clipboard.${member}`);
  return standIn<Clipboard>('clipboard', {
    async readText() {
      whenReady('readText');
      return text;
    },
    async writeText(next: string) {
      whenReady('writeText');
      text = next;
    },
    clear() {
      whenReady('clear');
      text = '';
    },
  });
}
