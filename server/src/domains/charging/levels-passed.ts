import type { DailyCapReached, PackRanLow } from './facts.ts';

/** What a charge has passed that the owner of its line may want to hear of. */
export interface LevelsPassed {
  readonly packs: readonly PackRanLow[];
  readonly caps: readonly DailyCapReached[];
  /** It was used, and somebody waited for that. */
  readonly isUse: boolean;
}

export const nothingPassed: LevelsPassed = { packs: [], caps: [], isUse: false };

/**
 * The level that the spending of a day has risen to, of one and twice and four times so much, and
 * so on; null where it passed none. A day has few of them, whatever is spent.
 */
export function spendingLevel(first: bigint, before: bigint, after: bigint): bigint | null {
  if (after < first) return null;
  let level = first;
  while (level * 2n <= after) level *= 2n;
  return before < level ? level : null;
}
