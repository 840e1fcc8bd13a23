import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** One case to run. */
export interface CaseRequest {
  readonly target: string;
  readonly seed: number;
}

/** What the process of cases says. */
export type CaseAnswer =
  | { readonly ready: true }
  | { readonly outcome: string; readonly peakMegabytes: number }
  | { readonly finding: string };

/** What came of a case: an outcome, or a property that did not hold. */
export type CaseResult = CaseRequest &
  ({ readonly outcome: string; readonly peakMegabytes: number } | { readonly finding: string });

/** Far above what any case takes on a busy machine. */
export const caseTimeoutMs = 60_000;
/** A case is small; what grows beyond this has read or built something without a bound. */
const mostMegabytes = 1_500;

const entry = resolve(import.meta.dirname, 'case-process.ts');

/** Runs cases in a process of their own, which is replaced when it crashes, hangs or grows. */
export class CaseRunner {
  readonly #subjectsFolder: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'sbqa-fuzz-'));
  readonly #keepFolder: string | null;
  #child: ChildProcess | null = null;

  /** `keepFolder` gets the files of each case with a finding. */
  constructor(subjectsFolder: string, keepFolder: string | null = null) {
    this.#subjectsFolder = subjectsFolder;
    this.#keepFolder = keepFolder;
  }

  async run(request: CaseRequest): Promise<CaseResult> {
    const child = this.#child ?? (await this.#start());
    const result = await this.#answerOf(child, request);
    if ('finding' in result) {
      this.#keep(request);
      await this.#stop();
    }
    return result;
  }

  /** Ends the process under a case, once it runs, as a crash does. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    while (this.#child === null) await new Promise((resolve) => setImmediate(resolve));
    this.#child.kill(signal);
  }

  async close(): Promise<void> {
    await this.#stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(entry, [this.#subjectsFolder, this.#folder], {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=1024'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    this.#child = child;
    return child;
  }

  #answerOf(child: ChildProcess, request: CaseRequest): Promise<CaseResult> {
    return new Promise((done) => {
      const end = (answer: { outcome: string; peakMegabytes: number } | { finding: string }) => {
        clearTimeout(timer);
        child.off('message', hear);
        child.off('exit', ended);
        done({ ...request, ...answer });
      };
      const hear = (answer: CaseAnswer) => {
        if ('ready' in answer) return;
        const isLarge = 'outcome' in answer && answer.peakMegabytes > mostMegabytes;
        end(isLarge ? { finding: `took ${Math.round(answer.peakMegabytes)} MB` } : answer);
      };
      const ended = (code: number | null, signal: string | null) =>
        end({ finding: `the process ended: ${signal ?? `exit code ${code}`}` });
      const timer = setTimeout(
        () => end({ finding: `no answer within ${caseTimeoutMs / 1000} s` }),
        caseTimeoutMs,
      );
      child.on('message', hear);
      child.once('exit', ended);
      child.send(request);
    });
  }

  #keep({ target, seed }: CaseRequest): void {
    const from = join(this.#folder, 'case');
    if (this.#keepFolder === null || !existsSync(from)) return;
    cpSync(from, join(this.#keepFolder, `${target}-${seed}`), { recursive: true });
  }

  async #stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}
