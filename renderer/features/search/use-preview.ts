import { useEffect, useState } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useScope } from '../../app/scope.ts';
import { useEngine } from '../../app/session-context.ts';
import { fetchPreview, type Preview } from './preview.ts';

/** While one types on, nothing is asked. */
const calmMs = 110;

/** What the box knows: the last answer stays while the next is on its way. */
export interface PreviewState {
  readonly preview: Preview | null;
  readonly failure: Failure | null;
  readonly isSearching: boolean;
}

const nothing: PreviewState = { preview: null, failure: null, isSearching: false };

/** Searches as one types; an answer that is no longer wanted is cancelled. */
export function usePreview(text: string, isWanted: boolean): PreviewState {
  const engine = useEngine();
  const scope = useScope();
  const [state, setState] = useState<PreviewState>(nothing);
  const isEmpty = text.trim() === '';
  useEffect(() => {
    if (!isWanted || isEmpty) {
      setState(nothing);
      return;
    }
    const controller = new AbortController();
    setState((before) => ({ ...before, isSearching: true }));
    const timer = setTimeout(() => {
      fetchPreview(engine.call, text, scope, controller.signal).then(
        (preview) => setState({ preview, failure: null, isSearching: false }),
        (error: unknown) => {
          if (controller.signal.aborted) return;
          setState({ preview: null, failure: failureOf(error), isSearching: false });
        },
      );
    }, calmMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [engine, scope, text, isEmpty, isWanted]);
  return state;
}
