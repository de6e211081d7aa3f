/** Foreign money that was taken for value in our own currency and is not settled yet. */
export interface OpenPosition {
  /** What was taken, in minor units of the foreign currency. */
  readonly takenMinor: bigint;
  /** What was given for it, in minor units of our own. */
  readonly givenMinor: bigint;
}

/**
 * What an exchange gained, or below zero lost: what came for a part of the position, less what that
 * part had cost on average. What is settled beyond the position cost nothing that we know of, so
 * that there is no difference; the last part of a position takes the rest of its cost.
 */
export function exchangeDifference(
  { takenMinor, givenMinor }: OpenPosition,
  settledMinor: bigint,
  cameMinor: bigint,
): bigint {
  if (takenMinor <= 0n) return 0n;
  if (settledMinor >= takenMinor) {
    // The excess is bought at the rate of the settlement itself.
    const ofPosition = (cameMinor * takenMinor) / settledMinor;
    return ofPosition - givenMinor;
  }
  return cameMinor - (givenMinor * settledMinor) / takenMinor;
}
