import type { LayerName, VerificationProgress } from '#shared/contract/verification.ts';

/** At most one report a layer in this time, besides the last. */
const quietMs = 100;
/** A rate over less than this says nothing. */
const leastMs = 250;

/** Counts one layer's work and reports it with its rate and the time left. */
export class ProgressMeter {
  readonly #layer: LayerName;
  readonly #report: (progress: VerificationProgress) => void;
  readonly #now: () => number;
  #unit: VerificationProgress['unit'] = 'checks';
  #done = 0;
  #total = 0;
  #startedAt = 0;
  #reportedAt = Number.NEGATIVE_INFINITY;

  constructor(
    layer: LayerName,
    report: (progress: VerificationProgress) => void,
    now: () => number = () => performance.now(),
  ) {
    this.#layer = layer;
    this.#report = report;
    this.#now = now;
  }

  /** Begins: how much there is to do, in which unit. */
  start(total: number, unit: VerificationProgress['unit']): void {
    this.#total = total;
    this.#unit = unit;
    this.#startedAt = this.#now();
    this.#send();
  }

  /** Says that more was done. */
  readonly advance = (done: number): void => {
    this.#done += done;
    if (this.#now() - this.#reportedAt >= quietMs) this.#send();
  };

  /** All is done. */
  finish(): void {
    this.#done = this.#total;
    this.#send();
  }

  #send(): void {
    const now = this.#now();
    this.#reportedAt = now;
    const elapsedMs = now - this.#startedAt;
    const rate = elapsedMs >= leastMs && this.#done > 0 ? this.#done / (elapsedMs / 1000) : null;
    this.#report({
      layer: this.#layer,
      done: Math.min(this.#done, this.#total),
      total: this.#total,
      unit: this.#unit,
      bytesPerSecond: this.#unit === 'bytes' ? rate : null,
      secondsLeft: rate === null ? null : Math.max(0, this.#total - this.#done) / rate,
    });
  }
}
