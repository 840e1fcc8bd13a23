import { z } from 'zod';
import { fail } from '#shared/contract/failure.ts';
import { type SavedSearch, savedSearchSchema, searchMethods } from '#shared/contract/search.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { KeptStore } from '../kept/kept-store.ts';

/** More than anybody oversees; the file stays small. */
const savedAtMost = 200;
const savedSchema = z.array(savedSearchSchema);

const { 'search.saved': saved, 'search.save': save, 'search.forget': forget } = searchMethods;

/** The searches that were saved for an archive, by text and kind; kept outside it, encrypted (electron/engine/kept). */
export function createSavedSearchHandlers(
  getKept: () => KeptStore,
): Handlers<{ 'search.saved': typeof saved; 'search.save': typeof save; 'search.forget': typeof forget }> {
  const section = () => getKept().section('searches', savedSchema);
  return {
    'search.saved': async () => ({ searches: (await section().read()) ?? [] }),
    'search.save': async (wanted) => ({
      searches: await section().change((before) => {
        const others = (before ?? []).filter((one) => !isSame(one, wanted));
        if (others.length >= savedAtMost) {
          throw fail('bad_filter', `No more than ${savedAtMost} searches are saved for one archive.`);
        }
        return [wanted, ...others];
      }),
    }),
    'search.forget': async (wanted) => ({
      searches: await section().change((before) => (before ?? []).filter((one) => !isSame(one, wanted))),
    }),
  };
}

function isSame(one: SavedSearch, other: SavedSearch): boolean {
  return one.text === other.text && one.kind === other.kind;
}
