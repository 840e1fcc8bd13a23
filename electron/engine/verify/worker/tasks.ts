import { checkBooks } from '../books/check-books.ts';
import { checkDocumentTypes } from '../manifest/check-document-types.ts';
import { compareBlocks } from '../manifest/compare-blocks.ts';
import { compareTotals } from '../manifest/compare-totals.ts';
import { findMoves } from '../manifest/find-moves.ts';
import { hashWholeTable } from '../manifest/hash-whole-table.ts';
import { planTables } from '../manifest/plan-tables.ts';
import { describeImpact } from '../pages/describe-impact.ts';
import { findPageOwners } from '../pages/find-page-owners.ts';
import { hashFile } from '../seal/hash-file.ts';
import { scanPages } from '../seal/scan-pages.ts';
import { checkIntegrity } from '../structure/check-integrity.ts';
import { checkStructure } from '../structure/check-structure.ts';
import type { Task } from './task.ts';

/** Every task that a worker thread can run, by name. */
export const tasks = {
  scanPages,
  hashFile,
  findPageOwners,
  describeImpact,
  checkIntegrity,
  checkStructure,
  planTables,
  compareBlocks,
  hashWholeTable,
  findMoves,
  compareTotals,
  checkDocumentTypes,
  checkBooks,
} as const satisfies Readonly<Record<string, Task<never, unknown>>>;

type Tasks = typeof tasks;

/** The name of a task. */
export type TaskName = keyof Tasks;
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0];
export type TaskOutput<Name extends TaskName> = ReturnType<Tasks[Name]>;
