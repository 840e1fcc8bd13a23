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
  readonly #listed = new Map<string, number>();
  readonly #totals = new Map<string, number>();

  /** Adds one finding; its severity is that of its code. */
  add(code: FindingCode, message: string, place: FindingPlace = {}): void {
    this.addUnlisted(code, 1);
    this.#list({ code, severity: severityOfFinding[code], message, ...place });
  }

  /** Counts findings of a code that are not worth listing one by one. */
  addUnlisted(code: FindingCode, count: number): void {
    this.#count(code, count);
  }

  /** Adds what another thread found. */
  merge({ findings, totals }: FoundSoFar): void {
    for (const finding of findings) this.#list(finding);
    for (const [code, total] of Object.entries(totals)) this.#count(code, total);
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

  #list(finding: Finding): void {
    const listed = this.#listed.get(finding.code) ?? 0;
    if (listed >= listedFindings) return;
    this.#listed.set(finding.code, listed + 1);
    this.#findings.push(finding);
  }

  #count(code: string, count: number): void {
    if (count > 0) this.#totals.set(code, (this.#totals.get(code) ?? 0) + count);
  }
}

function severityOf(code: string): Finding['severity'] | undefined {
  return Object.hasOwn(severityOfFinding, code) ? severityOfFinding[code as FindingCode] : undefined;
}
