import type { DocumentDetail } from '#shared/contract/documents.ts';
import type { ListQuery, ListRow } from '#shared/contract/lists.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import { useVisitedList } from '../../app/list/visited-list.ts';
import { useQuery } from '../../app/use-query.ts';

/** Where a document stands in the list that one came from, and the documents beside it. */
export interface Neighbours {
  readonly listTitle: string;
  /** From 1. */
  readonly position: number;
  readonly total: number | undefined;
  readonly previous: number | null;
  readonly next: number | null;
}

/** The documents before and after one in the list that one came from; null where that list has no such document. */
export function useNeighbours(document: DocumentDetail | undefined): Neighbours | null {
  const visited = useVisitedList();
  const place = document === undefined || visited === null ? null : placeIn(visited.query, document);
  const columns = useQuery('lists.columns', place === null ? null : { source: place.query.source });
  const located = useQuery('lists.locate', place, { keepPrevious: true });
  const offset = located.data?.offset ?? null;
  const from = offset === null ? 0 : Math.max(0, offset - 1);
  const around = useQuery(
    'lists.rows',
    place === null || offset === null ? null : { query: place.query, offset: from, limit: offset - from + 2 },
    { keepPrevious: true },
  );
  const totals = useQuery('lists.totals', place === null ? null : { query: { ...place.query, sort: [] } });
  if (place === null || visited === null || offset === null || around.data === undefined) return null;
  // Between two documents the bar stays, so that the focus does; it leads nowhere until it is known where.
  const isKnown = located.status === 'ready' && around.status === 'ready';
  const idColumn = columns.data?.columns.findIndex(({ name }) => name === 'documentId') ?? -1;
  const documentOf = (row: ListRow | undefined): number | null => {
    if (row?.ref?.table === 'document') return row.ref.id;
    const cell = row?.cells[idColumn];
    return typeof cell === 'number' ? cell : null;
  };
  return {
    listTitle: visited.title,
    position: offset + 1,
    total: totals.data?.rows,
    previous: !isKnown || offset === 0 ? null : documentOf(around.data.rows[0]),
    next: !isKnown ? null : documentOf(around.data.rows[offset - from + 1]),
  };
}

/** The list, and which of its rows stands for the document: itself, or its invoice. */
function placeIn(query: ListQuery, document: DocumentDetail): { query: ListQuery; ref: RecordRef } | null {
  const { source } = query;
  if (source.kind === 'view' ? source.view === 'documents' : source.table === 'document') {
    return { query, ref: { table: 'document', id: document.id } };
  }
  const invoice = document.invoices[0];
  if (source.kind !== 'view' || source.view !== 'invoices' || invoice === undefined) return null;
  const withDocument = { column: 'documentId', op: 'not_empty' as const, values: [] };
  return {
    query: { ...query, filters: [...(query.filters ?? []), withDocument] },
    ref: { table: 'invoice', id: invoice.id },
  };
}
