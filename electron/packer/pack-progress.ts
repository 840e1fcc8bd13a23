import type { WriteProgress } from './writer/archive-writer.ts';

/** What packing is doing; `done` and `total` count bytes, files, ids or rows of that phase. */
export interface PackProgress {
  readonly phase: 'auditfiles' | 'documents' | WriteProgress['phase'];
  readonly done: number;
  readonly total: number;
}
