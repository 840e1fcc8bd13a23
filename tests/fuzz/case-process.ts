// A process that runs cases one after the other as it is told, so that a crash of the native driver is an outcome and not the end.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { Random } from '#packer/sample/random.ts';
import type { CaseAnswer, CaseRequest } from './case-runner.ts';
import { readSubjects } from './subjects.ts';
import { targets } from './targets/targets.ts';

const [subjectsFolder = '', workFolder = ''] = process.argv.slice(2);
const subjects = readSubjects(subjectsFolder);

const answer = (message: CaseAnswer) => process.send?.(message);
const failed = (error: unknown) => answer({ finding: inspect(error, { depth: 3 }).slice(0, 6_000) });

process.on('unhandledRejection', (error) => {
  // What reads PDFs answers for those of pdfjs, as it does on the command line.
  if (process.listenerCount('unhandledRejection') > 1) return;
  failed(new Error('an unhandled rejection', { cause: error }));
});
process.on('uncaughtException', (error) => failed(new Error('an uncaught exception', { cause: error })));
process.on('message', (request: CaseRequest) => void runCase(request));
answer({ ready: true });

async function runCase({ target: name, seed }: CaseRequest): Promise<void> {
  const folder = join(workFolder, 'case');
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const target = targets.find((known) => known.name === name);
    if (target === undefined) throw new Error(`no target ${name}`);
    const outcome = await target.run({ random: new Random(seed, name), subjects, folder });
    // What failed without anybody waiting for it shows in a later turn.
    await new Promise((resolve) => setImmediate(resolve));
    answer({ outcome, peakMegabytes: process.resourceUsage().maxRSS / 1024 });
  } catch (error) {
    failed(error);
  }
}
