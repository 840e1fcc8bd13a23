import type { RecordRef } from '#shared/contract/values.ts';

/** What was taken out of an answer by hand: whole kinds, and single records. */
export interface Exclusion {
  readonly tables: ReadonlySet<string>;
  readonly records: ReadonlyMap<string, RecordRef>;
}

/** Nothing is taken out. */
export const nothingExcluded: Exclusion = { tables: new Set(), records: new Map() };

const keyOf = ({ table, id }: RecordRef) => `${table}:${id}`;

/** Whether a record stays in the answer. */
export function isIncluded({ tables, records }: Exclusion, ref: RecordRef): boolean {
  return !tables.has(ref.table) && !records.has(keyOf(ref));
}

/** Takes a whole kind out, or puts it back as it was. */
export function withTable(exclusion: Exclusion, table: string, isIn: boolean): Exclusion {
  const tables = new Set(exclusion.tables);
  if (isIn) tables.delete(table);
  else tables.add(table);
  return { ...exclusion, tables };
}

/** Takes one record out, or puts it back. */
export function withRecord(exclusion: Exclusion, ref: RecordRef, isIn: boolean): Exclusion {
  const records = new Map(exclusion.records);
  if (isIn) records.delete(keyOf(ref));
  else records.set(keyOf(ref), ref);
  return { ...exclusion, records };
}

/** How many records of a group stay; none where the kind is out. */
export function includedIn({ tables, records }: Exclusion, table: string, total: number): number {
  if (tables.has(table)) return 0;
  let out = 0;
  for (const ref of records.values()) if (ref.table === table) out += 1;
  return total - out;
}
