import { fail } from '#shared/contract/failure.ts';
import type { ListRow } from '#shared/contract/lists.ts';
import type { List, ListRequest } from './list.ts';

/** Rows are read so many at a time. */
const pageRows = 1000;

/**
 * A list's rows `offset` … `offset + limit - 1`, a page at a time: a million rows never stand in memory. What is read
 * so is added up or written to a file, where a row without its figures would be a silent gap: one on a damaged page fails with
 * `damaged_record`.
 */
export async function* readPages(
  list: Pick<List, 'rows'>,
  request: ListRequest,
  offset: number,
  limit: number,
  signal?: AbortSignal,
): AsyncGenerator<ListRow[]> {
  for (let read = 0; read < limit; read += pageRows) {
    const rows = await list.rows(request, offset + read, Math.min(pageRows, limit - read), signal);
    if (rows.length === 0) return;
    const damaged = rows.find((row) => row.damaged);
    if (damaged !== undefined) {
      throw fail('damaged_record', `Row ${damaged.ref?.id ?? ''} of the list stands on a damaged page.`);
    }
    yield rows;
    if (rows.length < pageRows) return;
  }
}
