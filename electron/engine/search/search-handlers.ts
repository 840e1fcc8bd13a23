import type { searchMethods } from '#shared/contract/search.ts';
import { parseSearchQuery } from '#shared/domain/search-query.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { searchArchive, understoodOf } from './search-archive.ts';
import type { SearchInput } from './search-conditions.ts';
import { searchForeign } from './search-foreign.ts';

/** The whole answer of a search over any open archive (contract `search.run`). */
export function runSearch(archive: OpenArchive, input: SearchInput) {
  const answer = readingRecords('The search', () =>
    archive.format === 'foreign' ? searchForeign(archive, input) : searchArchive(archive.db, input),
  );
  return { understood: understoodOf(parseSearchQuery(input.text)), ...answer };
}

/** The search methods of the engine's contract. */
export function createSearchHandlers(getArchive: () => OpenArchive): Handlers<typeof searchMethods> {
  return { 'search.run': (input) => runSearch(getArchive(), input) };
}
