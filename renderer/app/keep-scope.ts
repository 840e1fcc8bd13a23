import type { WorkspaceSearch } from './scope.ts';

/** The administration and year on the way to another screen, and nothing else of where one was. */
export function keepScope(search: WorkspaceSearch): WorkspaceSearch {
  return {
    ...(search.administration === undefined ? {} : { administration: search.administration }),
    ...(search.year === undefined ? {} : { year: search.year }),
  };
}
