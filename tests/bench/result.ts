/** One line of a benchmark's table. */
export interface BenchResult {
  readonly name: string;
  /** In `unit`; null where it could not be measured, and `note` says why. */
  readonly value: number | null;
  readonly unit: 'ms' | 'MB/s' | 'rows/s' | 'MB' | 'kB';
  readonly p99?: number;
  /** What it is held against in the same run, and the ratio of the two: value by floor. */
  readonly floor?: { readonly name: string; readonly value: number };
  readonly note?: string;
}

/** What a benchmark works with. */
export interface BenchContext {
  readonly size: 'small' | 'medium' | 'large';
  readonly archivePath: string;
  readonly passphrase: string;
  readonly root: string;
}

/** A benchmark file exports its title and this. */
export interface Benchmark {
  readonly title: string;
  run(context: BenchContext): Promise<BenchResult[]>;
}
