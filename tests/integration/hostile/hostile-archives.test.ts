import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { createDocumentContents } from '#engine/documents/document-content.ts';
import { readDocumentDetail } from '#engine/documents/document-detail.ts';
import { exportColumns, exportList } from '#engine/export/export-list.ts';
import { inspectFile } from '#engine/open/inspect-file.ts';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import type { List } from '#engine/query/list.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { readRecord } from '#engine/records/read-record.ts';
import { runSearch } from '#engine/search/search-handlers.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { ContractError } from '#shared/contract/failure.ts';
import { type ListSource, viewNames } from '#shared/contract/lists.ts';
import { searchMethods } from '#shared/contract/search.ts';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import {
  type HostileCase,
  hostileCases,
  longManifestCase,
  longTextCase,
  writeHostile,
} from '../../fixtures/hostile-archives.ts';
import { peakOf, whyNoPeak } from '../../fixtures/peak-memory.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { runCommand } from '../cli/run-command.ts';

// HOSTILE_TABLE=1 prints the cases and what came of them; HOSTILE_LARGE=1 adds the cases that need gigabytes.
const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
const outputs = join(folderOfTests(), 'exports');
mkdirSync(outputs);
beforeAll(() => writeSmallBooks({ path: books, entriesPerYear: 4 }));

const secondsPerCase = 20;
/** Each of its searches may take the ten seconds that a search through a foreign database is given. */
const secondsPerLargeCase = 90;
/** What any case may take, and for each megabyte of its largest value. */
const megabytesPerCase = 250;
const copiesOfLargest = 2;
const largest = process.env.HOSTILE_LARGE === '1' ? [longTextCase(500), longManifestCase(500)] : [];
const noPeak = whyNoPeak();
if (noPeak !== null) process.stderr.write(`Memory is not measured: ${noPeak}\n`);

/** What came of one kind of question: how often it was answered, and the codes of the refusals. */
class Outcome {
  answers = 0;
  readonly refusals = new Set<string>();

  /** Anything but an answer or a failure of the contract is thrown on: a fault of the engine. */
  async of<T>(ask: () => T | Promise<T>): Promise<T | undefined> {
    try {
      const answer = await ask();
      this.answers++;
      return answer;
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      expect(error.message.length).toBeGreaterThan(10);
      this.refusals.add(error.failure.code);
      return undefined;
    }
  }

  toString(): string {
    const refused = [...this.refusals].join(', ');
    if (this.answers === 0) return refused === '' ? '–' : `refused: ${refused}`;
    return refused === '' ? 'answered' : `answered; some refused: ${refused}`;
  }
}

const columns = [
  'inspect',
  'open',
  'lists',
  'exports',
  'records',
  'search',
  'documents',
  'verify',
  'sbqa info',
] as const;
type Outcomes = Record<(typeof columns)[number], Outcome>;

function noOutcomes(): Outcomes {
  return Object.fromEntries(columns.map((name) => [name, new Outcome()])) as Outcomes;
}

async function visit(path: string, outcomes: Outcomes): Promise<void> {
  const secret = { kind: 'passphrase', passphrase: booksPassphrase } as const;
  await outcomes.inspect.of(() => inspectFile(path, { trustedKeys: [] }));
  const archive = await outcomes.open.of(() => openArchive(path, secret));
  try {
    if (archive !== undefined) await ask(archive, outcomes);
  } finally {
    archive?.close();
  }
  const run = await runCommand(['info', path, '--json'], { passphrase: booksPassphrase });
  // 1 is a fault of the program's own or a failed verification; every other code is an answer or says what is wrong.
  expect([0, 2, 3, 4, 5, 6, 7, 9], run.stderr).toContain(run.exitCode);
  if (run.exitCode === 0) outcomes['sbqa info'].answers++;
  else outcomes['sbqa info'].refusals.add(`exit code ${run.exitCode}`);
}

async function ask(archive: OpenArchive, outcomes: Outcomes): Promise<void> {
  const request = { scope: {}, filters: [], sort: [] };
  const lists = await outcomes.lists.of(() => createListEngine(archive));
  if (lists === undefined) return;
  const { names } = lists.tables;
  const sources: ListSource[] = [...names.slice(0, 40), ...names.slice(40).slice(-3)].map((table) => ({
    kind: 'table',
    table,
  }));
  if (archive.format !== 'foreign') {
    for (const view of viewNames) if (view !== 'ledger-card') sources.push({ kind: 'view', view });
  }
  for (const source of sources) {
    const rows = await outcomes.lists.of(() => lists.list(source).rows(request, 0, 20, undefined));
    await outcomes.lists.of(() => lists.list(source).totals(request, undefined));
    await outcomes.lists.of(() => {
      const sortable = lists.list(source).columns.find((column) => column.sortable);
      if (sortable === undefined) return [];
      const sort = [{ column: sortable.name, direction: 'desc' as const }];
      return lists.list(source).rows({ ...request, sort }, 0, 20, undefined);
    });
    if (sources.length <= 5 && rows !== undefined) await exportAll(lists.list(source), outcomes.exports);
    for (const { ref } of rows?.slice(0, 3) ?? []) {
      if (ref !== null) await outcomes.records.of(() => readRecord(archive.db, lists.tables, ref));
    }
  }
  for (const text of ['generale ', 'regel', 'waarde', '> 100']) {
    await outcomes.search.of(() => runSearch(archive, searchMethods['search.run'].input.parse({ text })));
  }
  if (archive.format !== 'foreign') {
    const contents = createDocumentContents(archive);
    for (let id = 1; id <= 12; id++) {
      await outcomes.documents.of(() => readDocumentDetail(archive, contents, id));
    }
  }
  await outcomes.verify.of(() => verifyArchive(archive, { threads: 1 }));
}

/** What a spreadsheet would take for a formula, at the beginning of a cell of text. */
const formula = /(?:^|[;,]|\r\n)"?[=+@\t-][^\d;,]/m;

async function exportAll(list: List, outcome: Outcome): Promise<void> {
  for (const format of ['csv', 'json', 'xlsx'] as const) {
    const path = join(outputs, `hostile.${format}`);
    const written = await outcome.of(() =>
      exportList({
        name: 'hostile',
        list,
        request: { scope: {}, filters: [], sort: [] },
        columns: exportColumns(list),
        format,
        language: 'nl',
        limit: 1_000,
        path,
        replace: true,
      }),
    );
    if (written !== undefined && format === 'csv' && written.bytes < 100_000) {
      expect(readFileSync(path, 'utf8')).not.toMatch(formula);
    }
    expect(readdirSync(outputs).filter((name) => name.endsWith('.part'))).toEqual([]);
  }
}

test.each([...hostileCases, ...largest])(
  '$name: answered or refused, in time, and unchanged',
  async (hostile) => {
    const path = join(folder, `${hostileCases.indexOf(hostile)}.sbqa`);
    writeHostile(hostile, books, path);
    const before = fileState(path);
    const start = performance.now();
    const outcomes = noOutcomes();
    const megabytes = await peakOf(() => visit(path, outcomes));
    const seconds = (performance.now() - start) / 1000;
    report(hostile, outcomes, seconds, megabytes);
    const isLarge = (hostile.largestMegabytes ?? 0) > 100;
    expect(seconds).toBeLessThan(isLarge ? secondsPerLargeCase : secondsPerCase);
    expect(megabytes).toBeLessThan(megabytesPerCase + copiesOfLargest * (hostile.largestMegabytes ?? 0));
    expect(fileState(path)).toEqual(before);
  },
);

function report({ name }: HostileCase, outcomes: Outcomes, seconds: number, megabytes: number): void {
  if (process.env.HOSTILE_TABLE !== '1') return;
  const cells = columns.map((column) => String(outcomes[column]));
  process.stderr.write(
    `| ${[name, ...cells, `${seconds.toFixed(1)} s`, `${Math.round(megabytes)} MB`].join(' | ')} |\n`,
  );
}
