import type { Id, InstantMs } from '#base';
import type { Reviewer } from './review.ts';
import type { TopupId } from './topup.ts';

/** The number of the refund or of the chargeback that takes the money. */
export type ClawBackId = Id<'rfd'> | Id<'dsp'>;

/**
 * Why value leaves a line again: its payer undid a top-up, two members of staff gave money back, or
 * the payer's bank took it.
 */
export type ClawBackKind = 'undo' | 'refund' | 'chargeback';

/**
 * proposed → refused | open → done; open | done → put_back, when the refund has failed or the
 * chargeback is won.
 */
export type ClawBackState = 'proposed' | 'refused' | 'open' | 'done' | 'put_back';

/**
 * What happens to the part of a value that is spent. refuse: nothing is given back. owe: the line
 * owes it, and its next top-ups repay it first. write_off: it is ours to bear.
 */
export const spentRules = ['refuse', 'owe', 'write_off'] as const;
export type SpentRule = (typeof spentRules)[number];

/** Where the value came from, in minor units of the order's value; it goes back there. */
export interface TakenBack {
  /** Out of the bucket that the top-up made. */
  readonly taken: bigint;
  readonly owed: bigint;
  readonly writtenOff: bigint;
  /** Out of the bucket of its bonus. */
  readonly bonus: bigint;
}

export interface ClawBack extends TakenBack {
  readonly id: ClawBackId;
  readonly topup: TopupId;
  readonly kind: ClawBackKind;
  /** What goes to the payer of the order's price, in minor units of its currency. */
  readonly price: bigint;
  readonly spentRule: SpentRule;
  readonly reason: string;
  readonly state: ClawBackState;
  /** Whether validity was taken as well: nothing of the order is left then. */
  readonly isWhole: boolean;
  readonly proposedBy: Reviewer | null;
  readonly decidedBy: Reviewer | null;
  readonly openedAt: InstantMs;
}

/** Of these the money is gone, or is on its way. */
export function counts({ state }: ClawBack): boolean {
  return state === 'open' || state === 'done';
}

/** A part of an order: what its payer gets, and what that is in value and bonus. */
export interface Part {
  readonly price: bigint;
  readonly value: bigint;
  readonly bonus: bigint;
}

/** What has left an order before. */
export type Gone = Pick<Part, 'price' | 'value'>;

/** What these claw-backs have taken together, whatever of it was put back left out. */
export function goneOf(clawBacks: readonly ClawBack[]): Gone {
  return clawBacks.filter(counts).reduce(
    (sum, { price, taken, owed, writtenOff }) => ({
      price: sum.price + price,
      value: sum.value + taken + owed + writtenOff,
    }),
    { price: 0n, value: 0n },
  );
}

/**
 * The next part of an order after what has gone of it. Parts are rounded so that together they are
 * the order, whatever its price is of its value, and also where one of them was put back between.
 */
export function partOf(order: Part, gone: Gone, price: bigint): Part {
  const upTo = (whole: bigint, some: bigint): bigint => (whole * some) / order.price;
  const next = upTo(order.value, gone.price + price);
  const bonus = upTo(order.bonus, gone.price + price) - upTo(order.bonus, gone.price);
  return { price, value: next > gone.value ? next - gone.value : 0n, bonus };
}
