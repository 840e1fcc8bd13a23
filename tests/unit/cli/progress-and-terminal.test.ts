import { describe, expect, test } from 'vitest';
import type { VerificationProgress } from '#shared/contract/verification.ts';
import { progressLine } from '../../../electron/cli/packer-command.ts';
import { plainLine, stylesFor, type Terminal } from '../../../electron/cli/terminal.ts';
import { layersProgress, progressText } from '../../../electron/cli/verify-progress.ts';

const layer = (change: Partial<VerificationProgress>): VerificationProgress => ({
  layer: 'seal',
  done: 0,
  total: 0,
  unit: 'bytes',
  bytesPerSecond: null,
  secondsLeft: null,
  ...change,
});

describe('the line of a verification', () => {
  test('names the layers in their order, with the rate and the time that the slowest needs', () => {
    expect(
      progressText([
        layer({ layer: 'books', done: 1, total: 3, unit: 'checks', secondsLeft: 75 }),
        layer({ done: 999, total: 1000, bytesPerSecond: 123_400_000, secondsLeft: 2 }),
      ]),
    ).toBe('seal 99%  books 33%  123 MB/s  1 min 15 s left');
  });

  test('promises nothing where nothing is known', () => {
    expect(progressText([layer({})])).toBe('seal …');
  });

  test('keeps what each layer said last', () => {
    const lines: string[] = [];
    const report = layersProgress((line) => lines.push(line));
    report(layer({ done: 1, total: 2 }));
    report(layer({ layer: 'manifest', done: 1, total: 4 }));
    report(layer({ done: 2, total: 2 }));
    expect(lines.at(-1)).toBe('seal 100%  manifest 25%');
  });
});

describe('progress is written', () => {
  const written = (isTTY: boolean) => {
    const chunks: string[] = [];
    const line = progressLine({ isTTY, write: (text) => chunks.push(text) });
    line.report('10%');
    line.report('11%');
    line.end();
    return chunks.join('');
  };

  test('on one line of a terminal, not too often, and wiped at the end', () => {
    expect(written(true)).toBe('\r\u001b[K10%\r\u001b[K');
  });

  test('nowhere else', () => {
    expect(written(false)).toBe('');
  });
});

describe('colours', () => {
  const bold = (isTTY: boolean, env: Record<string, string>) =>
    stylesFor({ stdout: { isTTY }, env } as unknown as Terminal).bold('x');

  test.each([
    [true, {}, '\u001b[1mx\u001b[0m'],
    [true, { NO_COLOR: '' }, '\u001b[1mx\u001b[0m'],
    [true, { NO_COLOR: '1' }, 'x'],
    [false, {}, 'x'],
  ])('terminal %s, environment %j', (isTTY, env, expected) => {
    expect(bold(isTTY, env)).toBe(expected);
  });
});

test('text of an archive cannot steer a terminal', () => {
  const hostile = 'a\u001b]0;title\u0007b\r\nc\u202etxt.exe\u2028d\u009b2Je';
  expect(plainLine(hostile)).toBe('a ]0;title b c txt.exe d 2Je');
});
