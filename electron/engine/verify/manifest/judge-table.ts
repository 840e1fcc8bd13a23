import type { CheckReport } from '../check-outcome.ts';
import type { BlockMismatch, RangeComparison } from './compare-blocks.ts';
import type { Move } from './find-moves.ts';
import type { WholeTable } from './hash-whole-table.ts';
import type { TablePlan } from './plan-tables.ts';

/** Says what was found in the blocks of a table; they are authentic, so each finding has its place. */
export function judgeBlocks(
  report: CheckReport,
  plan: TablePlan,
  comparisons: readonly RangeComparison[],
  moves: readonly Move[],
): void {
  const table = plan.name;
  const rows = comparisons.reduce((sum, comparison) => sum + comparison.rows, 0);
  report.looked(rows);
  for (const { unreadable } of comparisons) if (unreadable !== null) report.findings.merge(unreadable);
  for (const { fromId, toId, block } of moves) {
    report.find('rows_moved', `A row of ${table} was moved from id ${fromId} to id ${toId}.`, {
      table,
      record: { table, id: toId },
      details: { fromId, toId, block },
    });
  }
  const movedBlocks = new Set(moves.map(({ block }) => block));
  const movedIds = new Set(moves.map(({ toId }) => toId));
  for (const comparison of comparisons) {
    for (const mismatch of comparison.mismatches) {
      if (!movedBlocks.has(mismatch.block.block)) reportMismatch(report, table, mismatch);
    }
    const strays = comparison.strayIds.filter((id) => !movedIds.has(id));
    const count = comparison.strayRows - (comparison.strayIds.length - strays.length);
    if (count > 0) reportStrays(report, table, strays, count);
  }
  judgeCount(report, plan, rows);
}

/** Says what was found in a table that had to be hashed as a whole. */
export function judgeWhole(report: CheckReport, plan: TablePlan, whole: WholeTable): void {
  const table = plan.name;
  report.looked(whole.rows);
  if (whole.unreadable !== null) report.findings.merge(whole.unreadable);
  report.find(
    'block_table_differs',
    `The block hashes of ${table} in archive_block are not those that the manifest stands on.`,
    { table },
  );
  if (whole.root === null) return;
  if (whole.root !== plan.root) {
    report.find(
      'table_root_differs',
      `The records of ${table} are not those that the manifest stands on; which of them were changed cannot be told.`,
      { table, details: { root: whole.root, manifestRoot: plan.root } },
    );
  }
  judgeCount(report, plan, whole.rows);
}

function judgeCount(report: CheckReport, { name, rows: stated }: TablePlan, rows: number): void {
  if (rows === stated) return;
  report.find('row_count_differs', `${name} has ${rows} rows where the manifest states ${stated}.`, {
    table: name,
    details: { rows, manifestRows: stated },
  });
}

function reportMismatch(
  report: CheckReport,
  table: string,
  { block, foundRows, missingIds }: BlockMismatch,
): void {
  const place = { table, firstId: block.firstId, lastId: block.lastId };
  const where = `block ${block.block} of ${table} (ids ${block.firstId} to ${block.lastId})`;
  const difference = foundRows - block.rowCount;
  const details = { block: block.block, rows: foundRows, manifestRows: block.rowCount };
  if (difference === 0) {
    report.find('rows_changed', `At least one row was changed in ${where}.`, { ...place, details });
  } else if (difference > 0) {
    report.find('rows_added', `In ${where} there are more rows than there were: ${difference}.`, {
      ...place,
      details: { ...details, count: difference },
    });
  } else {
    const ids = missingIds.join(', ');
    report.find(
      'rows_removed',
      `From ${where} rows were removed: ${ids === '' ? `${-difference} in all` : `those with the ids ${ids}`}.`,
      {
        ...place,
        details: { ...details, count: -difference, ...(ids === '' ? {} : { ids }) },
      },
    );
  }
}

function reportStrays(report: CheckReport, table: string, ids: readonly number[], count: number): void {
  const [first] = ids;
  const last = ids.at(-1);
  report.find('rows_added', `Rows of ${table} that stand in none of its blocks were added: ${count}.`, {
    table,
    ...(first === undefined ? {} : { firstId: first }),
    ...(last === undefined || count > ids.length ? {} : { lastId: last }),
    ...(count === 1 && first !== undefined ? { record: { table, id: first } } : {}),
    details: { count },
  });
}
