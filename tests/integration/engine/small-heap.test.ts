import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const modulePath = resolve(import.meta.dirname, '../../../electron/engine/process/small-heap.ts');

/** Reads and drops rows as a list does, keeping the last few thousand alive, and prints the megabytes that the heap has grown to. */
function heapAfterRows(first: string): number {
  const script = `
    import { keepHeapSmall } from ${JSON.stringify(modulePath)};
    ${first}
    let kept = [];
    let most = 0;
    for (let slice = 0; slice < 300; slice++) {
      kept = Array.from({ length: 8192 }, (_, row) => [row, 'row ' + row + slice, row / 3]);
      most = Math.max(most, process.memoryUsage().heapTotal);
    }
    console.log(kept.length > 0 ? most / 2 ** 20 : NaN);`;
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

test('rows that are read and dropped leave the heap small', () => {
  const [small, usual] = [heapAfterRows('keepHeapSmall();'), heapAfterRows('')];
  expect(small).toBeLessThan(40);
  // Without it the heap grows: else the flags have become pointless.
  expect(usual).toBeGreaterThan(small * 1.5);
});
