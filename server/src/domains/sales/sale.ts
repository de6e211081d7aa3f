import type { HongKongDay, InstantMs, PhoneNumber } from '#base';
import type { ClientId } from '#partners';
import type { OperatorId, ResellerId } from '#resellers';
import type { TopupId } from '#topups';

/** Where a sale by an agent is made, for bonus rules, receipts and lists. */
export const saleChannel = 'agent';
/** The same for a sale by a partner's program. */
export const programChannel = 'partner';

/** Who made a sale: an operator at a till, or a program under a reference of its own. */
export type SoldBy =
  | { readonly operator: OperatorId; readonly till: number }
  | { readonly client: ClientId; readonly reference: string };

/** What was sold, as the reseller sees it. */
export interface Sale {
  /** A sale is a top-up, and has its number. */
  readonly topup: TopupId;
  readonly reference: string;
  readonly reseller: ResellerId;
  /** At a till; null where a program sold it. */
  readonly operator: OperatorId | null;
  readonly till: number | null;
  /** A partner's; null where it was sold at a till. */
  readonly client: ClientId | null;
  readonly clientReference: string | null;
  readonly number: PhoneNumber;
  readonly valueMinor: bigint;
  /** What left the float: the value, less the discount of a promotion. */
  readonly priceMinor: bigint;
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
