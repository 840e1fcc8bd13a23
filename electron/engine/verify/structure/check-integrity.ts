import { quoteIdentifier } from '../../driver/quote-identifier.ts';
import { isSqliteError, type ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import { isDamage } from '../../open/sqlite-failure.ts';
import { type CheckOutcome, type CheckReport, makeCheck } from '../check-outcome.ts';
import type { TaskContext } from '../worker/task.ts';

/** Problems that SQLite is asked to name for one table. */
const mostProblems = 100;
/** Every row is looked up in every index of its table, all over the file: with a small cache this takes twice the time. */
const cacheKibibytes = 16 * 1024;

/**
 * SQLite's own integrity check. One pass over everything where all is well; otherwise table by table, because after the first page
 * that it cannot read SQLite calls every further page of the same pass unreadable, too.
 */
export function checkIntegrity(_input: null, { connect }: TaskContext): CheckOutcome {
  const db = connect(cacheKibibytes);
  try {
    return makeCheck(
      'integrity',
      (report) => checkTables(db, report),
      () => db,
    );
  } finally {
    db.close();
  }
}

function checkTables(db: ReadOnlyDatabase, report: CheckReport): void {
  const tables = db
    .prepare<string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`, { pluck: true })
    .all();
  report.looked(tables.length);
  const whole = problemsOf(db, `PRAGMA integrity_check(${mostProblems})`);
  if (whole?.length === 0) return;
  const trees = treeNames(db);
  for (const table of ['sqlite_schema', ...tables]) {
    const problems = problemsOf(db, `PRAGMA integrity_check(${quoteIdentifier(table)})`);
    for (const problem of problems ?? []) reportProblem(report, problem, trees, table);
    if (problems === null) {
      report.find('unreadable', `SQLite cannot check the table ${table}.`, {
        table,
        details: { check: report.name },
      });
    }
  }
  // What belongs to no table (pages that are used twice or never) is named by the whole pass alone.
  if (report.findings.total === 0) {
    for (const problem of whole ?? []) reportProblem(report, problem, trees, null);
  }
}

/** What SQLite says is wrong; null where it cannot look, as at a virtual table of a module that this build does not have. */
function problemsOf(db: ReadOnlyDatabase, pragma: string): string[] | null {
  try {
    return db
      .prepare<string>(pragma, { pluck: true })
      .all()
      .flatMap((text) => text.split('\n'))
      .filter((line) => line !== 'ok' && line !== '' && !line.startsWith('***'));
  } catch (error) {
    if (isDamage(error)) return [error.message];
    if (isSqliteError(error)) return null;
    throw error;
  }
}

function reportProblem(
  report: CheckReport,
  problem: string,
  trees: ReadonlyMap<number, string>,
  table: string | null,
): void {
  const [, tree, page] = /^Tree (\d+) page (\d+)/.exec(problem) ?? [];
  const owner = table ?? (tree === undefined ? undefined : trees.get(Number(tree)));
  report.find('integrity_violated', `SQLite's integrity check: ${problem}.`, {
    ...(owner === undefined ? {} : { table: owner }),
    ...(page === undefined ? {} : { page: Number(page) }),
    details: { problem },
  });
}

/** Which table each b-tree belongs to, by its root page, as SQLite's messages name it. */
function treeNames(db: ReadOnlyDatabase): ReadonlyMap<number, string> {
  const rows = db
    .prepare<[number, string]>('SELECT rootpage, tbl_name FROM sqlite_schema WHERE rootpage > 0', {
      raw: true,
    })
    .all();
  return new Map(rows);
}
