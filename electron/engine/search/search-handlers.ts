import { setTimeout } from 'node:timers/promises';
import { ContractError, fail } from '#shared/contract/failure.ts';
import type { HitOrder, searchMethods } from '#shared/contract/search.ts';
import { parseSearchQuery } from '#shared/domain/search-query.ts';
import type { Handlers, OutputOf } from '#shared/rpc/contract.ts';
import type { KeptStore } from '../kept/kept-store.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { isDamage } from '../open/sqlite-failure.ts';
import { ledgerOf } from '../query/ledger.ts';
import { createListCache, type ListCache } from '../query/list-cache.ts';
import { createPacing } from '../query/pacing.ts';
import { createTableCatalog } from '../query/table-catalog.ts';
import { isUnreadable } from './field-columns.ts';
import { createSavedSearchHandlers } from './saved-searches.ts';
import { createArchiveSearch, hasSearchIndex } from './search-archive.ts';
import { type KindHits, pageOf, type SearchEngine } from './search-engine.ts';
import { createForeignSearch } from './search-foreign.ts';
import type { SearchInput } from './search-plan.ts';
import { markedWords } from './snippet.ts';
import { suggestText } from './suggest.ts';
import { understoodOf } from './understood.ts';

/** The answer of `search.run`. */
export type SearchAnswer = OutputOf<(typeof searchMethods)['search.run']>;

/** A search without a page of it. */
type FacetsInput = Pick<SearchInput, 'text' | 'scope' | 'from' | 'to' | 'kind'>;

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
    const { engine } = searcherOf(archive);
    const terms = parseSearchQuery(input.text);
    const all = await findHits(archive, input, signal);
    const kinds = ofKind(all, input.kind);
    const words = markedWords(terms);
    const shown =
      input.order === undefined ? kinds : await sorted(archive, input, input.order, kinds, signal);
    return {
      understood: understoodOf(terms),
      total: kinds.reduce((sum, { ids }) => sum + ids.length, 0),
      totalIsExact: kinds.every(({ isExact }) => isExact),
      byKind: all.map(({ kind, ids, isExact }) => ({ kind, total: ids.length, exact: isExact })),
      hits: pageOf(shown, input.offset, input.limit).flatMap(({ kind, ids }) =>
        engine.read(kind, ids, words),
      ),
    };
  } catch (error) {
    throw damageOr(error);
  }
}

/** Counts the hits of a search by fields. Fails as `runSearch`. */
export async function runFacets(
  archive: OpenArchive,
  input: FacetsInput,
  signal?: AbortSignal,
): Promise<OutputOf<(typeof searchMethods)['search.facets']>> {
  try {
    const { facets } = searcherOf(archive).engine;
    if (facets === null) return { facets: null };
    const hits = ofKind(await findHits(archive, input, signal), input.kind);
    return { facets: await facets(hits, createPacing(archive.db, signal)) };
  } catch (error) {
    throw damageOr(error);
  }
}

/** What may have been meant by a text that finds nothing; null where it finds something. Fails as `runSearch`. */
export async function runSuggest(
  archive: OpenArchive,
  input: FacetsInput,
  signal?: AbortSignal,
): Promise<string | null> {
  try {
    if (searcherOf(archive).engine.facets === null) return null;
    const isFound = async (text: string) =>
      ofKind(await findHits(archive, { ...input, text }, signal), input.kind).length > 0;
    if (await isFound(input.text)) return null;
    const terms = parseSearchQuery(input.text);
    const text = await suggestText(archive.db, input.text, terms, createPacing(archive.db, signal));
    return text !== null && (await isFound(text)) ? text : null;
  } catch (error) {
    throw damageOr(error);
  }
}

/** Reads ahead what the first searches of an archive would wait for; ends when the archive is closed. */
export async function warmSearch(archive: OpenArchive): Promise<void> {
  const breathe = async () => {
    await setTimeout(warmPauseMs, undefined, { ref: false });
    if (!archive.db.isOpen) throw new ArchiveClosed();
  };
  try {
    await setTimeout(warmAfterMs, undefined, { ref: false });
    if (archive.db.isOpen) await searcherOf(archive).engine.warm({ breathe: everySoOften(breathe) });
  } catch (error) {
    // Where a page is damaged, the search that needs it says so; what was closed meanwhile needs nothing.
    if (archive.db.isOpen && !isUnreadable(error)) throw error;
  }
}

class ArchiveClosed extends Error {}

/** What the user does first after opening comes first. */
const warmAfterMs = 1500;
/** Between two steps of some milliseconds, the engine is free for so long. */
const warmPauseMs = 8;
const warmSliceMs = 4;

function everySoOften(pause: () => Promise<void>): () => Promise<void> {
  let sliceEndsAt = performance.now() + warmSliceMs;
  return async () => {
    if (performance.now() < sliceEndsAt) return;
    await pause();
    sliceEndsAt = performance.now() + warmSliceMs;
  };
}

async function findHits(
  archive: OpenArchive,
  { text, scope, from, to }: FacetsInput,
  signal: AbortSignal | undefined,
): Promise<readonly KindHits[]> {
  const { engine, found } = searcherOf(archive);
  const key = JSON.stringify([text, scope, from, to]);
  const { kinds } = await found.get(key, signal, async (ended) => {
    const pacing = createPacing(archive.db, ended);
    return keep(await engine.find({ text, scope, from, to }, parseSearchQuery(text), pacing));
  });
  return kinds;
}

async function sorted(
  archive: OpenArchive,
  { text, scope, from, to, kind }: FacetsInput,
  order: HitOrder,
  hits: readonly KindHits[],
  signal: AbortSignal | undefined,
): Promise<readonly KindHits[]> {
  const { engine, found } = searcherOf(archive);
  const { sort } = engine;
  if (sort === null)
    throw fail('bad_filter', 'Hits of a foreign archive have no dates and amounts to sort by.');
  const key = JSON.stringify([text, scope, from, to, kind, order]);
  const { kinds } = await found.get(key, signal, async (ended) =>
    keep([await sort(hits, order, createPacing(archive.db, ended))]),
  );
  return kinds;
}

function keep(kinds: readonly KindHits[]): FoundHits {
  return { kinds, byteLength: kinds.reduce((bytes, { ids }) => bytes + 64 + 8 * ids.length, 0) };
}

function ofKind(hits: readonly KindHits[], kind: string | undefined): readonly KindHits[] {
  return kind === undefined ? hits : hits.filter((one) => one.kind === kind);
}

function damageOr(error: unknown): unknown {
  if (!isDamage(error)) return error;
  const message = 'The search: a page that it needs is damaged.';
  return new ContractError({ code: 'damaged_record', message }, { cause: error });
}

/** The search methods of the engine's contract; `getArchive` throws `locked` where nothing is open. */
export function createSearchHandlers(
  getOpened: () => { readonly archive: OpenArchive; readonly kept: KeptStore },
): Handlers<typeof searchMethods> {
  return {
    'search.run': (input, { signal }) => runSearch(getOpened().archive, input, signal),
    'search.facets': (input, { signal }) => runFacets(getOpened().archive, input, signal),
    'search.suggest': async (input, { signal }) => ({
      text: await runSuggest(getOpened().archive, input, signal),
    }),
    ...createSavedSearchHandlers(() => getOpened().kept),
  };
}

function searcherOf(archive: OpenArchive): ArchiveSearcher {
  const known = searchers.get(archive);
  if (known !== undefined) return known;
  const { db } = archive;
  const isIndexed = archive.format !== 'foreign' && hasSearchIndex(db);
  const searcher = {
    engine: isIndexed
      ? createArchiveSearch(db, ledgerOf(archive))
      : createForeignSearch(db, createTableCatalog(archive)),
    found: createListCache<FoundHits>(mostCachedBytes),
  };
  searchers.set(archive, searcher);
  return searcher;
}
