import type { Lookup, lookupMethods } from '#shared/contract/lookups.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import type { ListEngine } from '../query/list-engine.ts';
import { readLookups } from './read-lookups.ts';

/** What can be looked up; worked out once for an open archive. `current` throws `locked` where nothing is open. */
export function createLookupHandlers(
  current: () => { readonly archive: OpenArchive; readonly lists: ListEngine },
): Handlers<typeof lookupMethods> {
  const known = new WeakMap<ListEngine, Lookup[]>();
  return {
    'lookups.get': async (_input, { signal }) => {
      const { archive, lists } = current();
      const before = known.get(lists);
      if (before !== undefined) return { lookups: before };
      const lookups = await readLookups(archive, lists, signal);
      known.set(lists, lookups);
      return { lookups };
    },
  };
}
