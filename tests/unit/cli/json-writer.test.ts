import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fail } from '#shared/contract/failure.ts';
import { jsonWriter, ToldWithin } from '../../../electron/cli/json-writer.ts';
import type { Terminal } from '../../../electron/cli/terminal.ts';

/** A terminal whose standard output takes `atOnce` bytes and then wants a pause, as a pipe does. */
function slowTerminal(atOnce: number) {
  const chunks: string[] = [];
  let most = 0;
  const stdout = new Writable({
    highWaterMark: atOnce,
    write(chunk, _encoding, done) {
      most = Math.max(most, stdout.writableLength);
      chunks.push(String(chunk));
      setImmediate(done);
    },
  });
  const terminal = { stdout } as unknown as Terminal;
  return { terminal, text: () => chunks.join(''), mostWaiting: () => most };
}

describe('one document, written piece by piece', () => {
  test('is what JSON.stringify would have made of it', async () => {
    const anything = fc.jsonValue();
    await fc.assert(
      fc.asyncProperty(fc.array(anything), fc.string(), async (items, view) => {
        const { terminal, text } = slowTerminal(16);
        const writer = jsonWriter(terminal, { view, columns: ['a'] }, 'rows');
        await writer.during(async () => {
          for (const item of items) await writer.item(item);
          return { total: items.length };
        });
        const whole = { view, columns: ['a'], rows: items, total: items.length };
        expect(JSON.parse(text())).toEqual(JSON.parse(JSON.stringify(whole)));
        expect(text().endsWith('}\n')).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('waits for whoever reads', async () => {
    const { terminal, mostWaiting } = slowTerminal(64);
    const item = { text: 'x'.repeat(50) };
    const writer = jsonWriter(terminal, { view: 'v' }, 'rows');
    await writer.during(async () => {
      for (let i = 0; i < 200; i++) await writer.item(item);
      return { total: 200 };
    });
    expect(mostWaiting()).toBeLessThan(300);
  });

  test('says nothing where it fails before its first item', async () => {
    const { terminal, text } = slowTerminal(16);
    const failure = fail('bad_filter', 'There is no column x.');
    const work = jsonWriter(terminal, { view: 'v' }, 'rows').during(() => Promise.reject(failure));
    await expect(work).rejects.toBe(failure);
    expect(text()).toBe('');
  });

  test('is closed with the failure where it fails midway, and the failure is not told again', async () => {
    const { terminal, text } = slowTerminal(16);
    const writer = jsonWriter(terminal, { view: 'v' }, 'rows');
    const work = writer.during(async () => {
      await writer.item({ id: 1 });
      throw fail('damaged_record', 'Rows 2 to 9: a page that these stand on is damaged.');
    });
    const told = await work.catch((error: unknown) => error);
    expect(told).toBeInstanceOf(ToldWithin);
    expect(told).toMatchObject({ told: { exitCode: 4, error: { code: 'damaged' } } });
    expect(JSON.parse(text())).toEqual({
      view: 'v',
      rows: [{ id: 1 }],
      error: { code: 'damaged', message: 'Rows 2 to 9: a page that these stand on is damaged.' },
    });
  });
});
