import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openArchive } from '#engine/open/open-archive.ts';
import type { List, ListRequest } from '#engine/query/list.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { summarise } from './measure.ts';
import type { BenchContext, Benchmark, BenchResult } from './result.ts';

const pageRows = 100;
const fewestJumps = 100;
const everything: ListRequest = { scope: {}, filters: [], sort: [] };

/** How long rows take to come while a whole verification runs in a process of its own, and without one. */
export const benchmark: Benchmark = {
  title: 'Browsing while verifying',
  async run(context) {
    const archive = await openArchive(context.archivePath, {
      kind: 'passphrase',
      passphrase: context.passphrase,
    });
    try {
      const list = createListEngine(archive).list({ kind: 'view', view: 'journal-lines' });
      const { rows } = await list.totals(everything, undefined);
      // Compiles code and makes the order, which is there when somebody jumps.
      await jumps(list, rows, { isOver: () => true });
      const alone = await jumps(list, rows, { isOver: () => true });
      const verification = startVerification(context);
      const meanwhile = await jumps(list, rows, verification);
      await verification.ended;
      return [
        resultOf('first rows', alone.first, meanwhile.first),
        resultOf('jump to anywhere', alone.jump, meanwhile.jump),
      ];
    } finally {
      archive.close();
    }
  },
};

interface Verification {
  readonly isOver: () => boolean;
  readonly ended: Promise<unknown>;
}

function startVerification({ archivePath, passphrase, root }: BenchContext): Verification {
  let isOver = false;
  const ended = promisify(execFile)(
    process.execPath,
    [join(root, 'tests/bench/verify-once.ts'), archivePath],
    {
      env: { ...process.env, SBQA_PASSPHRASE: passphrase },
    },
  ).finally(() => {
    isOver = true;
  });
  return { isOver: () => isOver, ended };
}

/** Reads the first page and one somewhere in the list, in turn, until the verification is over and often enough for a percentile. */
async function jumps(list: List, rows: number, { isOver }: Pick<Verification, 'isOver'>) {
  const first: number[] = [];
  const jump: number[] = [];
  const timed = async (offset: number) => {
    const start = performance.now();
    await list.rows(everything, offset, pageRows, undefined);
    return performance.now() - start;
  };
  for (let i = 0; i < fewestJumps || !isOver(); i++) {
    first.push(await timed(0));
    jump.push(await timed(Math.floor(((i * 0.618_034) % 1) * rows)));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { first: summarise(first), jump: summarise(jump) };
}

type Samples = ReturnType<typeof summarise>;

function resultOf(name: string, alone: Samples, meanwhile: Samples): BenchResult {
  return {
    name: `${name}, while a verification runs`,
    value: meanwhile.medianMs,
    p99: meanwhile.p99Ms,
    unit: 'ms',
    floor: { name: 'without one', value: alone.medianMs },
    note: `without one p99 ${alone.p99Ms.toFixed(1)} ms; ${meanwhile.runs} times`,
  };
}
