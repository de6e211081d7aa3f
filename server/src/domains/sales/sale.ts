import type { HongKongDay, InstantMs, PhoneNumber } from '#base';
import type { OperatorId, ResellerId } from '#resellers';
import type { TopupId } from '#topups';

/** Where a sale by an agent is made, for bonus rules, receipts and lists. */
export const saleChannel = 'agent';

/** What an operator sold, as the shop sees it. */
export interface Sale {
  /** A sale is a top-up, and has its number. */
  readonly topup: TopupId;
  readonly reference: string;
  readonly reseller: ResellerId;
  readonly operator: OperatorId;
  readonly till: number;
  readonly number: PhoneNumber;
  readonly valueMinor: bigint;
  readonly commissionMinor: bigint;
  /** Of the float, behind the sale. */
  readonly floatAfterMinor: bigint;
  readonly soldAt: InstantMs;
  readonly undoneAt: InstantMs | null;
}

/** With what the line got, for the receipt. */
export interface SaleInFull extends Sale {
  readonly maskedOwner: string;
  readonly bonusMinor: bigint;
  readonly validUntil: HongKongDay;
  readonly receipt: string;
  /** Until when a supervisor may undo it. */
  readonly undoBefore: InstantMs;
}
