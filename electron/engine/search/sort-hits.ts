import type { HitOrder } from '#shared/contract/search.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { Pacing } from '../query/pacing.ts';
import type { KindHits } from './search-engine.ts';

/** So many records are read at a time before others may have their turn. */
const recordsAtOnce = 2000;

/** All hits in one order, those without a date or an amount last, and what is equal newest first. Amounts count without their sign. */
export async function sortHits(
  db: ReadOnlyDatabase,
  hits: readonly KindHits[],
  order: HitOrder,
  pacing: Pacing,
): Promise<KindHits> {
  const column = order.by === 'date' ? 'record_date' : 'CAST(amount_cents AS REAL)';
  const read = db.prepare<[number, string | number | null]>(
    `SELECT id, ${column} FROM search_record WHERE id IN (SELECT value FROM json_each(?))`,
    { raw: true },
  );
  const keyed: { id: number; key: string | number | null }[] = [];
  const ids = hits.flatMap((one) => one.ids);
  for (let from = 0; from < ids.length; from += recordsAtOnce) {
    for (const [id, key] of read.all(JSON.stringify(ids.slice(from, from + recordsAtOnce)))) {
      keyed.push({ id, key: typeof key === 'number' ? Math.abs(key) : key });
    }
    await pacing.breathe();
  }
  const sign = order.direction === 'asc' ? 1 : -1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null)
      return Number(a.key === null) - Number(b.key === null) || b.id - a.id;
    if (a.key === b.key) return b.id - a.id;
    return a.key < b.key ? -sign : sign;
  });
  return { kind: '', ids: keyed.map(({ id }) => id), isExact: hits.every(({ isExact }) => isExact) };
}
