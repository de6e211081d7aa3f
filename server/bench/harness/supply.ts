/** Fewer say nothing. */
const leastCount = 100;

/**
 * How much to make ready for the next round, so that it takes about as long as it should: judged by
 * how fast the one before it was.
 */
export function openSupply(guessPerSecond: number, roundSeconds: number) {
  let next = Math.max(leastCount, Math.round(guessPerSecond * roundSeconds));
  return {
    count: (): number => next,
    learn({ done, seconds }: { readonly done: number; readonly seconds: number }): void {
      next = Math.max(leastCount, Math.round((done / seconds) * roundSeconds));
    },
  };
}
