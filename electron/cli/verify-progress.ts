import { type LayerName, layerNames, type VerificationProgress } from '#shared/contract/verification.ts';

/** Puts the progress of layers that run at the same time on one line: how far each is, the rate in bytes, and the time left. */
export function layersProgress(report: (line: string) => void): (progress: VerificationProgress) => void {
  const latest = new Map<LayerName, VerificationProgress>();
  return (progress) => {
    latest.set(progress.layer, progress);
    report(progressText([...latest.values()]));
  };
}

/** The line for what the layers said last, in the order of the layers. */
export function progressText(said: readonly VerificationProgress[]): string {
  const layers = layerNames.flatMap((name) => {
    const layer = said.find((progress) => progress.layer === name);
    return layer === undefined ? [] : [`${name} ${percentOf(layer)}`];
  });
  const rate = Math.max(0, ...said.map(({ bytesPerSecond }) => bytesPerSecond ?? 0));
  // All must be done, so the slowest decides.
  const secondsLeft = Math.max(0, ...said.map((layer) => layer.secondsLeft ?? 0));
  return [
    ...layers,
    ...(rate > 0 ? [`${Math.round(rate / 1e6)} MB/s`] : []),
    ...(secondsLeft > 0 ? [`${timeText(secondsLeft)} left`] : []),
  ].join('  ');
}

function percentOf({ done, total }: VerificationProgress): string {
  return total === 0 ? '…' : `${Math.floor((100 * done) / total)}%`;
}

function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
