import type { overviewMethods } from '#shared/contract/overview.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import type { ListEngine } from '../query/list-engine.ts';
import { readActivity } from './read-activity.ts';
import { readOverview } from './read-overview.ts';

/** The methods behind the Overview screen. `current` throws `locked` where nothing is open. */
export function createOverviewHandlers(
  current: () => { readonly archive: OpenArchive; readonly lists: ListEngine },
): Handlers<typeof overviewMethods> {
  return {
    'overview.get': ({ scope }, { signal }) => {
      const { archive, lists } = current();
      return readOverview(archive, lists, scope, signal);
    },
    'overview.activity': ({ scope }, { signal }) => {
      const { archive, lists } = current();
      return readActivity(archive, lists, scope, signal);
    },
  };
}
