/** Times of one thing, in milliseconds, ascending. */
export interface Samples {
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly runs: number;
}

/** One side of a comparison: it does its work once, whether at once or later. */
export type Work = () => unknown;

/** How often something is run. */
export interface Rounds {
  /** Runs that are not counted: the first ones compile code and fill caches. */
  readonly warmUp: number;
  readonly runs: number;
}

/**
 * Times several things in turn, round after round, so that whatever else the machine does falls on all of them alike. Garbage is
 * collected between rounds where the process allows it (`--expose-gc`).
 */
export async function measure<Name extends string>(
  sides: Readonly<Record<Name, Work>>,
  { warmUp, runs }: Rounds,
): Promise<Record<Name, Samples>> {
  const names = Object.keys(sides) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = -warmUp; round < runs; round++) {
    globalThis.gc?.();
    for (const name of names) {
      const start = performance.now();
      await sides[name]();
      const elapsed = performance.now() - start;
      if (round >= 0) times.get(name)?.push(elapsed);
    }
  }
  const samples = names.map((name) => [name, summarise(times.get(name) ?? [])] as const);
  return Object.fromEntries(samples) as Record<Name, Samples>;
}

/** Median and 99th percentile (nearest rank). */
export function summarise(timesMs: readonly number[]): Samples {
  const sorted = timesMs.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
  return { medianMs: at(0.5), p99Ms: at(0.99), runs: sorted.length };
}
