import type { Id, InstantMs, Slot, Unit } from '#base';
import type { AccountId } from './account.ts';

export type HoldId = Id<'hld'>;

/** open → taken (wholly used) | released | expired. A part may be taken while it stays open. */
export type HoldState = 'open' | 'taken' | 'released' | 'expired';

export interface HoldLeg {
  readonly bucket: bigint;
  readonly amount: bigint;
}

/**
 * Money or units set aside in the buckets that will pay, so that two spenders never count on the
 * same.
 */
export interface Hold {
  readonly id: HoldId;
  readonly slot: Slot;
  readonly account: AccountId;
  readonly state: HoldState;
  readonly unit: Unit;
  /** What is still held: the sum of the legs. */
  readonly amount: bigint;
  readonly legs: readonly HoldLeg[];
  readonly cause: string;
  readonly placedAt: InstantMs;
  readonly expiresAt: InstantMs;
  readonly closedAt: InstantMs | null;
}

/** Whether a hold is as it was, so that writing it again would change nothing. */
export function isSameHold(one: Hold, other: Hold): boolean {
  return (
    one.state === other.state &&
    one.expiresAt === other.expiresAt &&
    one.legs.length === other.legs.length &&
    one.legs.every((leg, at) => {
      const { bucket, amount } = other.legs[at] ?? leg;
      return leg.bucket === bucket && leg.amount === amount;
    })
  );
}

/** Takes an amount from legs in their order: what is taken from each, and what remains. */
export function takeFromLegs(
  legs: readonly HoldLeg[],
  amount: bigint,
): { readonly taken: HoldLeg[]; readonly left: HoldLeg[] } {
  const taken: HoldLeg[] = [];
  const left: HoldLeg[] = [];
  let rest = amount;
  for (const leg of legs) {
    const part = leg.amount < rest ? leg.amount : rest;
    rest -= part;
    if (part > 0n) taken.push({ bucket: leg.bucket, amount: part });
    if (leg.amount > part) left.push({ bucket: leg.bucket, amount: leg.amount - part });
  }
  return { taken, left };
}
