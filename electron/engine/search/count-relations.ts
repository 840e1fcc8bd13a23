import { noRelation } from '../query/ledger-columns.ts';
import type { Pacing } from '../query/pacing.ts';
import { type FieldColumns, noId, type TableColumns } from './field-columns.ts';
import { IdSet } from './id-set.ts';
import { testRecord, type ZoneMap } from './zone-map.ts';

/** How many records of a kind have to do with each relation, as the operator of relations finds them; null for a kind that has none. */
export async function countRelations(
  zones: ZoneMap,
  columns: FieldColumns,
  kind: string,
  hits: readonly number[],
  pacing: Pacing,
): Promise<ReadonlyMap<number, number> | null> {
  const count = counters.get(kind);
  if (count === undefined) return null;
  const records = new IdSet();
  for (const hit of hits) {
    testRecord(zones, hit, (of, recordId) => {
      if (of === kind) records.add(recordId);
      return of === kind;
    });
  }
  return count(columns, records, pacing);
}

type Counter = (
  columns: FieldColumns,
  records: IdSet,
  pacing: Pacing,
) => Promise<ReadonlyMap<number, number>>;

const counters: ReadonlyMap<string, Counter> = new Map<string, Counter>([
  ['relation', async (_columns, records) => new Map([...records.ids()].map((id) => [id, 1]))],
  [
    'invoice',
    async (columns, records, pacing) =>
      countPairs(invoicePairs(await columns.table('invoices', pacing), 0, records)),
  ],
  [
    'document',
    async (columns, records, pacing) =>
      countPairs(invoicePairs(await columns.table('invoices', pacing), 2, records)),
  ],
  [
    'journal_line',
    async (columns, records, pacing) => {
      const { lineIds, relationIds } = await columns.ledger(pacing);
      const counts = new Map<number, number>();
      for (let line = 0; line < lineIds.length; line++) {
        const relation = relationIds[line] ?? noRelation;
        if (relation !== noRelation && records.has(lineIds[line] ?? noId)) add(counts, relation, 1);
      }
      return counts;
    },
  ],
  [
    'journal_entry',
    async (columns, records, pacing) =>
      countEntries(columns, new Map([...records.ids()].map((id) => [id, 1])), pacing),
  ],
  [
    'bank_line',
    async (columns, records, pacing) => {
      const [ids, entryIds] = (await columns.table('bankLines', pacing)).columns;
      const lines = new Map<number, number>();
      for (let row = 0; ids !== undefined && row < ids.length; row++) {
        if (records.has(ids[row] ?? noId)) add(lines, entryIds?.[row] ?? noId, 1);
      }
      return countEntries(columns, lines, pacing);
    },
  ],
]);

/** Each invoice's relation with what stands in another column of it, where that is one of some records. */
function* invoicePairs(
  { columns }: TableColumns,
  column: number,
  records: IdSet,
): Generator<readonly [number, number]> {
  const [ids, relationIds] = [columns[column], columns[1]];
  for (let row = 0; ids !== undefined && row < ids.length; row++) {
    const [id, relation] = [ids[row] ?? noId, relationIds?.[row] ?? noId];
    if (relation !== noId && records.has(id)) yield [id, relation];
  }
}

/** How many times each relation stands beside another id. */
function countPairs(pairs: Iterable<readonly [number, number]>): Map<number, number> {
  const counts = new Map<number, number>();
  const seen = new Map<number, Set<number>>();
  for (const [id, relation] of pairs) {
    const relations = seen.get(id);
    if (relations?.has(relation)) continue;
    if (relations === undefined) seen.set(id, new Set([relation]));
    else relations.add(relation);
    add(counts, relation, 1);
  }
  return counts;
}

/** Each entry counts for every relation of its lines once, as many times as is said. */
async function countEntries(
  columns: FieldColumns,
  times: ReadonlyMap<number, number>,
  pacing: Pacing,
): Promise<Map<number, number>> {
  const { entries, entryOf, relationIds } = await columns.ledger(pacing);
  const timesOf = new Uint32Array(entries.ids.length);
  for (let entry = 0; entry < timesOf.length; entry++)
    timesOf[entry] = times.get(entries.ids[entry] ?? noId) ?? 0;
  await pacing.breathe();
  const seen = new Map<number, Set<number>>();
  const counts = new Map<number, number>();
  for (let line = 0; line < entryOf.length; line++) {
    const relation = relationIds[line] ?? noRelation;
    const entry = entryOf[line] ?? -1;
    const count = timesOf[entry] ?? 0;
    if (count === 0 || relation === noRelation) continue;
    const relations = seen.get(entry);
    if (relations?.has(relation)) continue;
    if (relations === undefined) seen.set(entry, new Set([relation]));
    else relations.add(relation);
    add(counts, relation, count);
  }
  return counts;
}

function add(counts: Map<number, number>, id: number, count: number): void {
  counts.set(id, (counts.get(id) ?? 0) + count);
}
