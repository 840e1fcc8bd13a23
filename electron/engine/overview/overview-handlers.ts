import type { overviewMethods } from '#shared/contract/overview.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { readActivity } from './read-activity.ts';
import { readOverview } from './read-overview.ts';

/** The methods behind the Overview screen; a foreign archive has none of what they count. */
export function createOverviewHandlers(getArchive: () => OpenArchive): Handlers<typeof overviewMethods> {
  return {
    'overview.get': ({ scope }) => readingRecords('The overview', () => readOverview(getArchive(), scope)),
    'overview.activity': ({ scope }) =>
      readingRecords('The overview', () => readActivity(getArchive(), scope)),
  };
}
