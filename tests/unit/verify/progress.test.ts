import { expect, test } from 'vitest';
import { ProgressMeter } from '#engine/verify/progress.ts';
import { type VerificationProgress, verificationProgressSchema } from '#shared/contract/verification.ts';

function meter() {
  const reports: VerificationProgress[] = [];
  const clock = { now: 0 };
  const progress = new ProgressMeter(
    'seal',
    (report) => reports.push(verificationProgressSchema.parse(report)),
    () => clock.now,
  );
  return { reports, clock, progress };
}

test('says the rate and the time left once there is one', () => {
  const { reports, clock, progress } = meter();
  progress.start(1000, 'bytes');
  clock.now = 100;
  progress.advance(50);
  clock.now = 1000;
  progress.advance(200);
  expect(reports).toEqual([
    { layer: 'seal', done: 0, total: 1000, unit: 'bytes', bytesPerSecond: null, secondsLeft: null },
    { layer: 'seal', done: 50, total: 1000, unit: 'bytes', bytesPerSecond: null, secondsLeft: null },
    { layer: 'seal', done: 250, total: 1000, unit: 'bytes', bytesPerSecond: 250, secondsLeft: 3 },
  ]);
});

test('reports at most ten times a second, and the end always', () => {
  const { reports, clock, progress } = meter();
  progress.start(1000, 'rows');
  for (let i = 0; i < 1000; i++) {
    clock.now += 1;
    progress.advance(1);
  }
  progress.finish();
  expect(reports.length).toBeLessThanOrEqual(12);
  expect(reports.at(-1)).toMatchObject({ done: 1000, total: 1000, bytesPerSecond: null });
});

test('never says more than all', () => {
  const { reports, clock, progress } = meter();
  progress.start(10, 'checks');
  clock.now = 500;
  progress.advance(15);
  expect(reports.at(-1)).toMatchObject({ done: 10, secondsLeft: 0 });
});
