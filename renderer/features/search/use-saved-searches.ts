import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { SavedSearch } from '#shared/contract/search.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useEngine } from '../../app/session-context.ts';

/** The searches that are saved for the open archive. */
export interface SavedSearches {
  /** Null until they are known. */
  readonly searches: readonly SavedSearch[] | null;
  readonly failure: Failure | null;
  readonly save: (search: SavedSearch) => void;
  readonly forget: (search: SavedSearch) => void;
}

/** Reads the saved searches where they are wanted, and changes them. */
export function useSavedSearches(isWanted = true): SavedSearches {
  const engine = useEngine();
  const [searches, setSearches] = useState<readonly SavedSearch[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = useCallback((answer: Promise<{ searches: readonly SavedSearch[] }>) => {
    answer.then(
      (left) => {
        setSearches(left.searches);
        setFailure(null);
      },
      (error: unknown) => setFailure(failureOf(error)),
    );
  }, []);
  useEffect(() => {
    if (isWanted) take(engine.call('search.saved', {}));
  }, [engine, isWanted, take]);
  return {
    searches,
    failure,
    save: (search) => take(engine.call('search.save', search)),
    forget: (search) => take(engine.call('search.forget', search)),
  };
}
