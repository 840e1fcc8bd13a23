import { useEffect, useState } from 'react';

/** Whole seconds since `what` last changed. */
export function useElapsedSeconds(what: unknown): number {
  const [elapsed, setElapsed] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another `what` counts anew
  useEffect(() => {
    setElapsed(0);
    const begin = performance.now();
    const timer = setInterval(() => setElapsed(Math.floor((performance.now() - begin) / 1000)), 250);
    return () => clearInterval(timer);
  }, [what]);
  return elapsed;
}
