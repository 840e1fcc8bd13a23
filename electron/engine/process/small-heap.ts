import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from letting this process grow where collecting is enough. Lists read rows by the million and drop them at once: by default
 * the space for new objects doubles up to 128 MB for them, and the space for old ones grows to several times what lives in it. Both are
 * flags that V8 reads at each collection, so that they can be set once the process runs, in Electron as in Node; to be called first.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}
