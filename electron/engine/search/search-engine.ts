import type { Facets, HitOrder, SearchHit } from '#shared/contract/search.ts';
import type { SearchTerm } from '#shared/domain/search-query.ts';
import type { Pacing } from '../query/pacing.ts';
import type { SearchInput } from './search-plan.ts';
import type { MarkedWords } from './snippet.ts';

/** What is searched for and within what; neither a page nor a kind, which are cut out of what was found. */
export type SearchRequest = Pick<SearchInput, 'text' | 'scope' | 'from' | 'to'>;

/** What was found of one kind, in the order of the answer. */
export interface KindHits {
  readonly kind: string;
  readonly ids: readonly number[];
  /** False where there are more than are counted. */
  readonly isExact: boolean;
}

/** Finds records and reads those that are shown. */
export interface SearchEngine {
  /** The kinds in the order of the answer, those without hits left out. */
  find(request: SearchRequest, terms: readonly SearchTerm[], pacing: Pacing): Promise<readonly KindHits[]>;
  read(kind: string, ids: readonly number[], words: MarkedWords): SearchHit[];
  /** Hits of several kinds in one order; null where records have neither dates nor amounts that are known. */
  readonly sort: ((hits: readonly KindHits[], order: HitOrder, pacing: Pacing) => Promise<KindHits>) | null;
  /** How many of some hits have each value of a field; null where records have no such fields. */
  readonly facets: ((hits: readonly KindHits[], pacing: Pacing) => Promise<Facets>) | null;
  /** Reads ahead what searches need once, with a pacing that leaves time to others. */
  readonly warm: (pacing: Pick<Pacing, 'breathe'>) => Promise<void>;
}

/** So many hits of each kind come before the rest of any (docs/decisions/0005-order-of-hits.md). */
const firstOfEachKind = 5;

/** A run of hits of one kind. */
export interface HitRun {
  readonly kind: string;
  readonly ids: readonly number[];
}

/** The hits from `offset` on, `limit` at most: of every kind the first few, then the rest kind by kind. */
export function pageOf(kinds: readonly KindHits[], offset: number, limit: number): HitRun[] {
  const runs = [
    ...kinds.map(({ kind, ids }) => ({ kind, ids: ids.slice(0, firstOfEachKind) })),
    ...kinds.map(({ kind, ids }) => ({ kind, ids: ids.slice(firstOfEachKind) })),
  ];
  const page: HitRun[] = [];
  let skip = offset;
  let wanted = limit;
  for (const { kind, ids } of runs) {
    const part = ids.slice(skip, skip + wanted);
    skip = Math.max(0, skip - ids.length);
    wanted -= part.length;
    if (part.length > 0) page.push({ kind, ids: part });
  }
  return page;
}
