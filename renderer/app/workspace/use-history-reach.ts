import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** Whether there is something to go back or forward to, and how. */
export interface HistoryReach {
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly back: () => void;
  readonly forward: () => void;
}

/** The browser does not say whether there is a way forward; it is where one has been further than one is. */
export function useHistoryReach(): HistoryReach {
  const { history } = useRouter();
  const [reach, setReach] = useState({ at: history.location.state.__TSR_index, furthest: 0 });
  useEffect(
    () =>
      history.subscribe(({ location, action }) => {
        const at = location.state.__TSR_index;
        setReach((old) => ({
          at,
          furthest: action.type === 'PUSH' ? at : Math.max(old.furthest, old.at, at),
        }));
      }),
    [history],
  );
  return {
    canGoBack: reach.at > 0,
    canGoForward: reach.at < reach.furthest,
    back: () => history.back(),
    forward: () => history.forward(),
  };
}
