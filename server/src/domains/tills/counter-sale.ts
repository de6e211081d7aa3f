import type { HongKongDay, InstantMs, PhoneNumber } from '#base';
import type { StaffId } from '#identity';
import type { TopupId } from '#topups';
import type { ShiftId } from './shift.ts';

/** As which the catalogue, receipts and lists know what is sold in a hall. */
export const hallChannel = 'hall';

/** How it was paid: notes handed over, or a card at the terminal beside the till. */
export type Tender =
  | { readonly kind: 'cash'; readonly handedMinor: bigint }
  /** By the terminal's own number of its approval: no digit of a card comes near us. */
  | { readonly kind: 'card'; readonly approval: string };

/** A top-up that was paid for over the counter. */
export interface CounterSale {
  readonly topup: TopupId;
  readonly shift: ShiftId;
  readonly till: string;
  readonly staff: StaffId;
  readonly number: PhoneNumber;
  readonly reference: string;
  readonly valueMinor: bigint;
  readonly tender: Tender;
  readonly soldAt: InstantMs;
  readonly undoneAt: InstantMs | null;
}

/** With what the line got, for the screen and the slip. */
export interface CounterSaleInFull extends CounterSale {
  /** The till as the hall calls it. */
  readonly place: string;
  readonly maskedOwner: string;
  readonly bonusMinor: bigint;
  readonly validUntil: HongKongDay;
  readonly receipt: string;
  readonly undoBefore: InstantMs;
}
