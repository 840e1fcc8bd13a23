import type { Manifest } from '#shared/archive-format/manifest.ts';
import type { NotPossibleReason } from '#shared/contract/finding-codes.ts';
import type { LayerResult } from '#shared/contract/verification.ts';
import { type CheckOutcome, CheckReport } from '../check-outcome.ts';
import { FindingList } from '../findings.ts';
import { type LayerContext, priorities } from '../layer-context.ts';
import { layerNotPossible, layerResult } from '../layer-report.ts';
import type { ContentKind } from './check-content.ts';
import { checkSignature } from './check-signature.ts';
import type { RangeComparison } from './compare-blocks.ts';
import type { Move } from './find-moves.ts';
import { judgeBlocks, judgeWhole } from './judge-table.ts';
import type { TablePlan } from './plan-tables.ts';

/** Layer 3: signature, every row by its block, every document, control totals (format README, "What a verification says"). */
export async function manifestLayer(context: LayerContext): Promise<LayerResult> {
  const { archive, progress } = context;
  if (archive.format === 'foreign') return layerNotPossible('foreign_archive');
  const signature = checkSignature(context);
  const manifest = archive.manifest?.manifest ?? null;
  if (manifest === null) {
    const others = (['rows', 'documents', 'control_totals', 'source_totals'] as const).map((name) => {
      const report = new CheckReport(name);
      report.notPossible('no_manifest');
      return report.outcome();
    });
    return layerResult([signature, ...others], {});
  }
  progress.start(
    manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    'rows',
  );
  const [tables, totals] = await Promise.all([
    checkTables(context, manifest),
    checkTotals(context, manifest),
  ]);
  const kinds = tables.contentKinds;
  const types = await context.pool.run('checkDocumentTypes', kinds, priorities.rows);
  progress.finish();
  const documents = joined('documents', [...tables.documents, types, totals.documents], 'no_documents');
  return layerResult([signature, tables.rows, documents, ...totals.others], {
    tables: manifest.tables.length,
    rows: tables.rows.items,
    files: documents.items,
    controlTotals: manifest.controlTotals.length,
  });
}

interface TableChecked {
  readonly rows: CheckOutcome;
  readonly documents: readonly CheckOutcome[];
  readonly contentKinds: readonly (readonly [number, ContentKind])[];
}

async function checkTables(context: LayerContext, manifest: Manifest): Promise<TableChecked> {
  const plans = await context.pool.run('planTables', manifest.tables, priorities.planning);
  const checked = await Promise.all(plans.map((plan) => checkTable(context, plan)));
  return {
    rows: joined(
      'rows',
      checked.map(({ rows }) => rows),
    ),
    documents: checked.flatMap(({ documents }) => documents),
    contentKinds: checked.flatMap(({ contentKinds }) => contentKinds),
  };
}

async function checkTable({ pool, progress }: LayerContext, plan: TablePlan): Promise<TableChecked> {
  const report = new CheckReport('rows');
  if (plan.ranges === null) {
    const whole = await pool.run('hashWholeTable', plan.name, priorities.rows, progress.advance);
    judgeWhole(report, plan, whole);
    return { rows: report.outcome(), documents: asList(whole.documents), contentKinds: whole.contentKinds };
  }
  const comparisons = await Promise.all(
    plan.ranges.map((range) => pool.run('compareBlocks', range, priorities.rows, progress.advance)),
  );
  judgeBlocks(report, plan, comparisons, await movesIn(pool, plan, comparisons));
  return {
    rows: report.outcome(),
    documents: comparisons.flatMap(({ documents }) => asList(documents)),
    contentKinds: comparisons.flatMap(({ contentKinds }) => contentKinds),
  };
}

/** Pairs that are tried: each costs the hashing of one block. */
const mostTried = 16;

async function movesIn(
  pool: LayerContext['pool'],
  plan: TablePlan,
  comparisons: readonly RangeComparison[],
): Promise<Move[]> {
  const strayIds = comparisons.flatMap((comparison) => comparison.strayIds).slice(0, mostTried);
  const holes = comparisons
    .flatMap(({ mismatches }) => mismatches)
    .flatMap(({ block, foundRows, missingIds: [missingId] }) =>
      foundRows === block.rowCount - 1 && missingId !== undefined ? [{ block, missingId }] : [],
    )
    .slice(0, mostTried);
  if (strayIds.length === 0 || holes.length === 0) return [];
  return pool.run('findMoves', { table: plan.name, holes, strayIds }, priorities.rows);
}

async function checkTotals(
  { pool }: LayerContext,
  { documents, controlTotals }: Manifest,
): Promise<{ documents: CheckOutcome; others: CheckOutcome[] }> {
  const [first, ...others] = await pool.run('compareTotals', { documents, controlTotals }, priorities.rows);
  return { documents: first, others };
}

/** One check's outcome from its parts; with a reason where none of them had anything to look at. */
function joined(
  name: CheckOutcome['name'],
  parts: readonly CheckOutcome[],
  reasonIfEmpty: NotPossibleReason | null = null,
): CheckOutcome {
  const findings = new FindingList();
  for (const part of parts) findings.merge(part);
  const items = parts.reduce((sum, part) => sum + part.items, 0);
  const reason = items === 0 && findings.total === 0 ? reasonIfEmpty : null;
  return { name, items, reason, ...findings.found() };
}

function asList(outcome: CheckOutcome | null): CheckOutcome[] {
  return outcome === null ? [] : [outcome];
}
