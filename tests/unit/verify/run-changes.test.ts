import { expect, test } from 'vitest';
import type { PastRun } from '#shared/contract/verification-history.ts';
import { changesSince } from '#shared/verification/run-changes.ts';

const run = (day: number, otherwise: Partial<PastRun> = {}): PastRun => ({
  startedAt: `2026-01-0${day}T10:00:00.000Z`,
  seconds: 1,
  verdict: 'passed',
  layers: { seal: 'passed', structure: 'passed', manifest: 'passed', books: 'passed' },
  findings: { error: 0, warning: 0, remark: 0 },
  signer: { id: '0123456789abcdef', trust: 'trusted' },
  fileSha256: 'aa',
  fileBytes: 1,
  manifestRoot: 'bb',
  programVersion: '1.0.0',
  administrator: null,
  ...otherwise,
});
const day = (number: number) => run(number).startedAt;

test('the first verification, and one like the one before, changed nothing', () => {
  expect(changesSince(run(1), [])).toEqual([]);
  expect(changesSince(run(2), [run(1)])).toEqual([]);
});

test('another file, root or signer is told, with the run that it is held against', () => {
  const other = run(3, { fileSha256: 'cc', manifestRoot: null, signer: { id: null, trust: 'none' } });
  expect(changesSince(other, [run(2), run(1)])).toEqual([
    { kind: 'file', since: day(2) },
    { kind: 'root', since: day(2) },
    { kind: 'signer', since: day(2) },
  ]);
});

test('a key that came to be trusted is a change of the signer', () => {
  const unknown = run(1, { signer: { id: '0123456789abcdef', trust: 'unknown' } });
  expect(changesSince(run(2), [unknown])).toEqual([{ kind: 'signer', since: day(1) }]);
});

test('a verdict is held against the last run of that layer; one that was left out says nothing', () => {
  const booksOnly = run(2, {
    layers: { seal: 'not_run', structure: 'not_run', manifest: 'not_run', books: 'failed' },
    fileSha256: null,
  });
  expect(changesSince(booksOnly, [run(1)])).toEqual([
    { kind: 'verdict', layer: 'books', from: 'passed', to: 'failed', since: day(1) },
  ]);
  const damaged = run(3, {
    layers: { seal: 'failed', structure: 'passed', manifest: 'passed', books: 'failed' },
    fileSha256: 'cc',
  });
  expect(changesSince(damaged, [booksOnly, run(1)])).toEqual([
    { kind: 'file', since: day(1) },
    { kind: 'verdict', layer: 'seal', from: 'passed', to: 'failed', since: day(1) },
  ]);
});
