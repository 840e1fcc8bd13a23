import { createArchiveService } from '../engine/process/archive-service.ts';
import { runEngineProcess } from '../engine/process/engine-process.ts';
import { reportFault } from '../engine/process/report-fault.ts';
import { keepHeapSmall } from '../engine/process/small-heap.ts';
import { createVerifierService } from '../engine/process/verifier-service.ts';

keepHeapSmall();

const [role, keptFolder = null] = process.argv.slice(2);
if (role !== 'engine' && role !== 'verifier')
  throw new Error('The first argument is a role: engine or verifier.');

runEngineProcess(
  process.parentPort,
  role,
  { engine: createArchiveService, verifier: createVerifierService },
  keptFolder,
  reportFault,
);
