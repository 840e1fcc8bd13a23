import type { WritableDatabase } from '#engine/driver/writable-database.ts';
import { searchKinds, searchRecordQueries } from '#shared/archive-format/search-records.ts';

const idsAtOnce = 20_000;

/**
 * Fills `search_record` and the full-text index from the records, which must all be there with their indexes (format README, What is
 * searchable), and returns their number. `onProgress` hears how many ids of all searchable tables were done.
 */
export function buildSearchIndex(
  database: WritableDatabase,
  onProgress: (done: number, total: number) => void,
): number {
  const ranges = searchKinds.map((kind) => ({ kind, lastId: highestId(database, kind) }));
  const total = ranges.reduce((sum, { lastId }) => sum + lastId, 0);
  let recordId = 0;
  let done = 0;
  // Merging is left to the end: one pass over everything instead of many over growing parts.
  database.exec(`INSERT INTO search (search, rank) VALUES ('automerge', 0)`);
  for (const { kind, lastId } of ranges) {
    const addRecords = database.prepareWrite(
      `INSERT INTO search_record (id, kind, record_id, administration_id, fiscal_year_id, record_date, amount_cents, title)
       SELECT :base + row_number() OVER (ORDER BY record_id), '${kind}', record_id, administration_id, fiscal_year_id, record_date,
         amount_cents, title FROM (${searchRecordQueries[kind]})`,
    );
    const addWords = database.prepareWrite(
      `INSERT INTO search (rowid, title, body)
       SELECT :base + row_number() OVER (ORDER BY record_id), title, body FROM (${searchRecordQueries[kind]})`,
    );
    for (let firstId = 1; firstId <= lastId; firstId += idsAtOnce) {
      const range = { base: recordId, firstId, lastId: Math.min(lastId, firstId + idsAtOnce - 1) };
      addWords.run(range);
      recordId += addRecords.run(range).changes;
      onProgress(done + range.lastId, total);
    }
    done += lastId;
  }
  database.exec(`INSERT INTO search (search) VALUES ('optimize')`);
  database.exec(`INSERT INTO search (search, rank) VALUES ('automerge', 4)`);
  return recordId;
}

function highestId(database: WritableDatabase, table: string): number {
  const highest = database.prepareRead<number | null>(`SELECT max(id) FROM ${table}`, { pluck: true }).get();
  return highest ?? 0;
}
