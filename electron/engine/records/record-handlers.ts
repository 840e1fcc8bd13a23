import type { recordMethods } from '#shared/contract/records.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import type { ListEngine } from '../query/list-engine.ts';
import { readEntry } from './read-entry.ts';
import { readRecord } from './read-record.ts';

/** The record methods of the engine's contract. `current` throws `locked` where nothing is open. */
export function createRecordHandlers(
  current: () => { readonly archive: OpenArchive; readonly lists: ListEngine },
): Handlers<typeof recordMethods> {
  return {
    'records.get': (ref) => {
      const { archive, lists } = current();
      return readRecord(archive.db, lists.tables, ref);
    },
    'records.entry': ({ entryId, limit }) => {
      const { archive, lists } = current();
      return readEntry(archive, lists.tables, entryId, limit);
    },
  };
}
