import type { Facets, FacetValue } from '#shared/contract/search.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { Pacing } from '../query/pacing.ts';
import { countRelations } from './count-relations.ts';
import { type FieldColumns, isUnreadable } from './field-columns.ts';
import type { KindHits } from './search-engine.ts';
import type { ZoneMap } from './zone-map.ts';

/** So many records are counted at a time before others may have their turn. */
const recordsAtOnce = 500;
/** So many values of a field are told, those with most hits. */
const valuesAtMost = 12;

/** Where the relation of a record of each kind is found; each row is a record and one relation that it has to do with. */
const relationsOf: Readonly<Record<string, string>> = {
  relation: 'SELECT r.id, r.record_id AS relation_id FROM r',
  invoice: 'SELECT r.id, i.relation_id FROM r CROSS JOIN invoice i ON i.id = r.record_id',
  journal_line: 'SELECT r.id, l.relation_id FROM r CROSS JOIN journal_line l ON l.id = r.record_id',
  journal_entry:
    'SELECT DISTINCT r.id, l.relation_id FROM r CROSS JOIN journal_line l ON l.journal_entry_id = r.record_id',
  document: 'SELECT DISTINCT r.id, i.relation_id FROM r CROSS JOIN invoice i ON i.document_id = r.record_id',
  bank_line: `SELECT DISTINCT r.id, l.relation_id FROM r CROSS JOIN bank_line b ON b.id = r.record_id
    CROSS JOIN journal_line l ON l.journal_entry_id = b.journal_entry_id`,
};

const statusesOf: Readonly<Record<string, string>> = {
  document: 'SELECT d.status FROM r CROSS JOIN document d ON d.id = r.record_id',
  invoice:
    'SELECT d.status FROM r CROSS JOIN invoice i ON i.id = r.record_id CROSS JOIN document d ON d.id = i.document_id',
};

const records =
  'WITH r AS (SELECT id, record_id FROM search_record WHERE id IN (SELECT value FROM json_each(?)))';

interface YearRow {
  readonly id: number;
  readonly administrationId: number;
  readonly label: string;
  readonly start: string;
  readonly end: string;
}

/**
 * Counts hits by administration, fiscal year, relation and status, each as the operator of that name narrows them
 * (docs/decisions/0005-order-of-hits.md). Exact where the hits are all there are.
 */
export async function countFacets(
  db: ReadOnlyDatabase,
  zones: ZoneMap,
  columns: FieldColumns,
  hits: readonly KindHits[],
  pacing: Pacing,
): Promise<Facets> {
  const administrations = new Map<number, number>();
  const years = new Map<string, number>();
  const relations = new Map<number, number>();
  const statuses = new Map<string, number>();
  const countYears = yearCounter(db, years, administrations);
  const pairs = <T>(sql: string | undefined) =>
    sql === undefined ? null : db.prepare<[T, number]>(sql, { raw: true });
  for (const { kind, ids } of hits) {
    const counted = await relationsInMemory(zones, columns, kind, ids, pacing);
    for (const [id, count] of counted ?? []) add(relations, id, count);
    const ofRelations =
      counted !== null
        ? null
        : pairs<number>(
            relationsOf[kind] &&
              `${records} SELECT relation_id, count(*) FROM (${relationsOf[kind]}) WHERE relation_id IS NOT NULL GROUP BY 1`,
          );
    const ofStatuses = pairs<string>(
      statusesOf[kind] && `${records} SELECT status, count(*) FROM (${statusesOf[kind]}) GROUP BY 1`,
    );
    for (let from = 0; from < ids.length; from += recordsAtOnce) {
      const list = JSON.stringify(ids.slice(from, from + recordsAtOnce));
      countYears(list);
      for (const [id, count] of ofRelations?.all(list) ?? []) add(relations, id, count);
      for (const [status, count] of ofStatuses?.all(list) ?? []) add(statuses, status, count);
      await pacing.breathe();
    }
  }
  return {
    administrations: named(db, 'administration', administrations),
    years: [...years]
      .map(([value, total]) => ({ value, label: value, total }))
      .sort((a, b) => (a.value < b.value ? 1 : -1))
      .slice(0, valuesAtMost),
    relations: named(db, 'relation', relations),
    statuses: mostFirst([...statuses].map(([value, total]) => ({ value, label: value, total }))),
    isExact: hits.every(({ isExact }) => isExact),
  };
}

/** What the columns in memory count; null where a damaged page keeps them from it, and for kinds without relations. */
async function relationsInMemory(
  zones: ZoneMap,
  columns: FieldColumns,
  kind: string,
  ids: readonly number[],
  pacing: Pacing,
): Promise<ReadonlyMap<number, number> | null> {
  try {
    return await countRelations(zones, columns, kind, ids, pacing);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return null;
  }
}

/** A record belongs to the years of its label once, however many administrations have such a year. */
function yearCounter(
  db: ReadOnlyDatabase,
  years: Map<string, number>,
  administrations: Map<number, number>,
): (list: string) => void {
  const known = db
    .prepare<YearRow>(
      'SELECT id, administration_id AS administrationId, label, start_date AS start, end_date AS end FROM fiscal_year',
    )
    .all();
  const byId = new Map(known.map((year) => [year.id, year]));
  const groups = db.prepare<[number | null, number | null, string | null, number]>(
    `SELECT administration_id, fiscal_year_id, CASE WHEN fiscal_year_id IS NULL THEN record_date END, count(*)
     FROM search_record WHERE id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2, 3`,
    { raw: true },
  );
  return (list) => {
    for (const [administrationId, yearId, date, count] of groups.all(list)) {
      if (administrationId !== null) add(administrations, administrationId, count);
      const of =
        yearId === null
          ? known.filter(
              (year) =>
                year.administrationId === administrationId &&
                (date === null || (date >= year.start && date <= year.end)),
            )
          : [byId.get(yearId)].filter((year) => year !== undefined);
      for (const label of new Set(of.map((year) => year.label))) add(years, label, count);
    }
  };
}

function add<T>(counts: Map<T, number>, value: T, count: number): void {
  counts.set(value, (counts.get(value) ?? 0) + count);
}

/** Values by the code of their rows, by which the operators find them; what several rows have one code for is one value. */
function named(
  db: ReadOnlyDatabase,
  table: 'administration' | 'relation',
  counts: ReadonlyMap<number, number>,
): FacetValue[] {
  const row = db.prepare<{ code: string; name: string }>(`SELECT code, name FROM ${table} WHERE id = ?`);
  const byCode = new Map<string, FacetValue>();
  for (const [id, total] of counts) {
    const found = row.get(id);
    if (found === undefined) continue;
    const known = byCode.get(found.code);
    byCode.set(found.code, {
      value: found.code,
      label: known?.label ?? found.name,
      total: total + (known?.total ?? 0),
    });
  }
  return mostFirst([...byCode.values()]);
}

function mostFirst(values: readonly FacetValue[]): FacetValue[] {
  return values.toSorted((a, b) => b.total - a.total || (a.label < b.label ? -1 : 1)).slice(0, valuesAtMost);
}
