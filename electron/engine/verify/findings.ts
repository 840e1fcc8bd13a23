import { type FindingCode, severityOfFinding } from '#shared/contract/finding-codes.ts';
import type { Finding } from '#shared/contract/verification.ts';

/** Findings of one code that are listed; further ones are counted. */
export const listedFindings = 200;

/** Where a finding stands and which values its translated message names. */
export type FindingPlace = Omit<Finding, 'code' | 'severity' | 'message'>;

/** Findings as they travel between threads: the listed ones, and how many there are of each code. */
export interface FoundSoFar {
  readonly findings: readonly Finding[];
  readonly totals: Readonly<Record<string, number>>;
}

/** Collects findings in bounded memory: at most `listedFindings` of a code are kept, all are counted. */
export class FindingList {
  readonly #findings: Finding[] = [];
  readonly #totals = new Map<string, number>();

  /** Adds one finding; its severity is that of its code. */
  add(code: FindingCode, message: string, place: FindingPlace = {}): void {
    if (this.#count(code, 1)) {
      this.#findings.push({ code, severity: severityOfFinding[code], message, ...place });
    }
  }

  /** Counts findings of a code that are not worth listing one by one. */
  addUnlisted(code: FindingCode, count: number): void {
    this.#totals.set(code, (this.#totals.get(code) ?? 0) + count);
  }

  /** Adds what another thread found. */
  merge(other: FoundSoFar): void {
    const listed = new Map<string, number>();
    for (const finding of other.findings) {
      listed.set(finding.code, (listed.get(finding.code) ?? 0) + 1);
      if (this.#count(finding.code, 1)) this.#findings.push(finding);
    }
    for (const [code, total] of Object.entries(other.totals)) {
      const unlisted = total - (listed.get(code) ?? 0);
      this.#totals.set(code, (this.#totals.get(code) ?? 0) + unlisted);
    }
  }

  /** How many findings there are in all. */
  get total(): number {
    return [...this.#totals.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Whether any is an error, listed or not. */
  get hasError(): boolean {
    return [...this.#totals.keys()].some((code) => severityOf(code) === 'error');
  }

  found(): FoundSoFar {
    return { findings: this.#findings, totals: Object.fromEntries(this.#totals) };
  }

  #count(code: string, count: number): boolean {
    const before = this.#totals.get(code) ?? 0;
    this.#totals.set(code, before + count);
    return before < listedFindings;
  }
}

function severityOf(code: string): Finding['severity'] | undefined {
  return Object.hasOwn(severityOfFinding, code) ? severityOfFinding[code as FindingCode] : undefined;
}
