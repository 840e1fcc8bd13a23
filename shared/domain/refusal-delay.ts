const freeRefusals = 2;
const longestMs = 60_000;

/** How long the next attempt on a file waits after so many refused ones in a row: nothing at first, then 2, 4, 8 … seconds, 60 at most. */
export function refusalDelayMs(refusals: number): number {
  return refusals <= freeRefusals
    ? 0
    : Math.min(longestMs, 1000 * 2 ** Math.min(refusals - freeRefusals, 10));
}
