import type { CaseResult } from './case-runner.ts';

interface Row {
  cases: number;
  findings: number;
  slowestMs: number;
  peakMegabytes: number;
  readonly outcomes: Map<string, number>;
}

/** Counts what came of cases, by target. */
export class Tally {
  readonly #rows = new Map<string, Row>();
  readonly #seen = new Set<string>();

  /** Whether a finding comes from a place in the program that none has come from yet. */
  isNew(finding: string): boolean {
    const place =
      /(?:electron|shared)\/[\w/.-]+\.ts:\d+/.exec(finding.split('[cause]').at(-1) ?? '')?.[0] ??
      finding.slice(0, 60);
    if (this.#seen.has(place)) return false;
    this.#seen.add(place);
    return true;
  }

  add(result: CaseResult, tookMs: number): void {
    const row = this.#rows.get(result.target) ?? {
      cases: 0,
      findings: 0,
      slowestMs: 0,
      peakMegabytes: 0,
      outcomes: new Map(),
    };
    this.#rows.set(result.target, row);
    row.cases++;
    row.slowestMs = Math.max(row.slowestMs, tookMs);
    if ('finding' in result) {
      row.findings++;
      return;
    }
    row.peakMegabytes = Math.max(row.peakMegabytes, result.peakMegabytes);
    for (const outcome of result.outcome.split(', '))
      row.outcomes.set(outcome, (row.outcomes.get(outcome) ?? 0) + 1);
  }

  get cases(): number {
    return this.#sum('cases');
  }

  get findings(): number {
    return this.#sum('findings');
  }

  /** A table in Markdown. The peak is that of the process, which runs cases of all targets. */
  table(): string {
    const lines = [...this.#rows].map(([name, { cases, findings, slowestMs, peakMegabytes, outcomes }]) => {
      const told = [...outcomes]
        .sort(([, a], [, b]) => b - a)
        .map(([outcome, count]) => `${outcome} ${count}`);
      return `| ${name} | ${cases} | ${findings} | ${(slowestMs / 1000).toFixed(1)} s | ${Math.round(peakMegabytes)} MB | ${told.join(', ')} |`;
    });
    return [
      '| target | cases | findings | slowest | peak | outcomes |',
      '|---|---|---|---|---|---|',
      ...lines,
    ].join('\n');
  }

  #sum(key: 'cases' | 'findings'): number {
    return [...this.#rows.values()].reduce((total, row) => total + row[key], 0);
  }
}
