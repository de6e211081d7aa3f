import { left } from './counter.ts';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';

/** What all below a chain, and it itself, may sell together; null is no limit. */
export interface ChainLimits {
  readonly chain: ResellerId;
  readonly dayMinor: bigint | null;
  readonly monthMinor: bigint | null;
}

/** What they have sold of it. */
export interface ChainSold {
  readonly dayMinor: bigint;
  readonly monthMinor: bigint;
}

/** Refuses with `chain_limit_day` and `chain_limit_month`, each with what is left. */
export function checkChain(limits: ChainLimits, sold: ChainSold, valueMinor: bigint): void {
  const { dayMinor, monthMinor } = limits;
  if (dayMinor !== null && sold.dayMinor + valueMinor > dayMinor) {
    throw refuse.chain_limit_day(left(dayMinor - sold.dayMinor));
  }
  if (monthMinor !== null && sold.monthMinor + valueMinor > monthMinor) {
    throw refuse.chain_limit_month(left(monthMinor - sold.monthMinor));
  }
}
