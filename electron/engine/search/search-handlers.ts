import { ContractError } from '#shared/contract/failure.ts';
import type { searchMethods } from '#shared/contract/search.ts';
import { parseSearchQuery } from '#shared/domain/search-query.ts';
import type { Handlers, OutputOf } from '#shared/rpc/contract.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { isDamage } from '../open/sqlite-failure.ts';
import { createListCache, type ListCache } from '../query/list-cache.ts';
import { createPacing } from '../query/pacing.ts';
import { createTableCatalog } from '../query/table-catalog.ts';
import { createArchiveSearch, hasSearchIndex } from './search-archive.ts';
import { type KindHits, pageOf, type SearchEngine } from './search-engine.ts';
import { createForeignSearch } from './search-foreign.ts';
import type { SearchInput } from './search-plan.ts';
import { markedWords } from './snippet.ts';
import { understoodOf } from './understood.ts';

/** The answer of `search.run`. */
export type SearchAnswer = OutputOf<(typeof searchMethods)['search.run']>;

/** What the last searches found, so that their next pages need no search. */
const mostCachedBytes = 16 * 1024 * 1024;

interface FoundHits {
  readonly kinds: readonly KindHits[];
  readonly byteLength: number;
}

interface ArchiveSearcher {
  readonly engine: SearchEngine;
  readonly found: ListCache<FoundHits>;
}

const searchers = new WeakMap<OpenArchive, ArchiveSearcher>();

/**
 * The whole answer of a search over any open archive. What was found is kept, so that further pages and kinds of the same search come
 * at once. Aborting fails with `cancelled`; `damaged_record` where the index itself stands on a damaged page.
 */
export async function runSearch(
  archive: OpenArchive,
  input: SearchInput,
  signal?: AbortSignal,
): Promise<SearchAnswer> {
  try {
    const { engine, found } = searcherOf(archive);
    const terms = parseSearchQuery(input.text);
    const { text, scope, from, to } = input;
    const { kinds: all } = await found.get(JSON.stringify([text, scope, from, to]), signal, async (ended) => {
      const kinds = await engine.find({ text, scope, from, to }, terms, createPacing(archive.db, ended));
      return { kinds, byteLength: kinds.reduce((bytes, { ids }) => bytes + 64 + 8 * ids.length, 0) };
    });
    const kinds = input.kind === undefined ? all : all.filter(({ kind }) => kind === input.kind);
    const words = markedWords(terms);
    return {
      understood: understoodOf(terms),
      total: kinds.reduce((sum, { ids }) => sum + ids.length, 0),
      totalIsExact: kinds.every(({ isExact }) => isExact),
      byKind: all.map(({ kind, ids, isExact }) => ({ kind, total: ids.length, exact: isExact })),
      hits: pageOf(kinds, input.offset, input.limit).flatMap(({ kind, ids }) =>
        engine.read(kind, ids, words),
      ),
    };
  } catch (error) {
    if (!isDamage(error)) throw error;
    const message = 'The search: a page that it needs is damaged.';
    throw new ContractError({ code: 'damaged_record', message }, { cause: error });
  }
}

/** The search methods of the engine's contract; `getArchive` throws `locked` where nothing is open. */
export function createSearchHandlers(getArchive: () => OpenArchive): Handlers<typeof searchMethods> {
  return { 'search.run': (input, { signal }) => runSearch(getArchive(), input, signal) };
}

function searcherOf(archive: OpenArchive): ArchiveSearcher {
  const known = searchers.get(archive);
  if (known !== undefined) return known;
  const { db } = archive;
  const isIndexed = archive.format !== 'foreign' && hasSearchIndex(db);
  const searcher = {
    engine: isIndexed ? createArchiveSearch(db) : createForeignSearch(db, createTableCatalog(archive)),
    found: createListCache<FoundHits>(mostCachedBytes),
  };
  searchers.set(archive, searcher);
  return searcher;
}
