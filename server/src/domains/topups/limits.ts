import type { RefusalDetails } from '#base';
import { refuse } from './refusals.ts';

/** What a line already has and has ordered; amounts in minor units of the line's currency. */
export interface LineUse {
  readonly balance: bigint;
  /** Value and bonus of orders that may still be credited. */
  readonly open: bigint;
  /** Value ordered within the last 30 days, open orders included. */
  readonly ordered30Days: bigint;
}

export interface Limits {
  readonly mostPer30Days: bigint;
  readonly mostBalance: bigint;
}

/** What is to be topped up, and whether whoever asks is the line's owner. */
export interface Wanted {
  readonly value: bigint;
  readonly bonus: bigint;
  readonly isOwn: boolean;
}

/**
 * Checked before money is taken, never after: a limit must not become a refund. Refuses with
 * `topup_limit_30_days` or `topup_limit_balance`. Only the owner is told how much is left: from it
 * anybody else could work out the balance of a stranger to the cent.
 */
export function checkLimits({ value, bonus, isOwn }: Wanted, use: LineUse, limits: Limits): void {
  const left = (amount: bigint): RefusalDetails =>
    isOwn ? { leftMinor: Number(amount > 0n ? amount : 0n) } : {};
  const leftToOrder = limits.mostPer30Days - use.ordered30Days;
  if (value > leftToOrder) throw refuse.topup_limit_30_days(left(leftToOrder));
  const leftToHold = limits.mostBalance - use.balance - use.open;
  if (value + bonus > leftToHold) throw refuse.topup_limit_balance(left(leftToHold));
}
