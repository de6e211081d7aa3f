import { refuse } from './refusals.ts';

/** The notes and coins of Hong Kong, largest first, in minor units. */
export const denominations = [
  100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10,
] as const;

/** How many pieces of each denomination were counted; what is not named was not there. */
export type Count = Readonly<Record<string, number>>;

const known: ReadonlySet<string> = new Set(denominations.map(String));
/** A drawer holds no more of one kind; a slip of the finger does. */
const mostPieces = 10_000;

/** What a count makes, in minor units of HKD. Refuses with `till_count_invalid`. */
export function totalOf(count: Count): bigint {
  let total = 0n;
  for (const [denomination, pieces] of Object.entries(count)) {
    const isCounted = Number.isInteger(pieces) && pieces >= 0 && pieces <= mostPieces;
    if (!known.has(denomination) || !isCounted) throw refuse.till_count_invalid({ denomination });
    total += BigInt(denomination) * BigInt(pieces);
  }
  return total;
}
