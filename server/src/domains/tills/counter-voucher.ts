import type { Id, InstantMs } from '#base';
import type { StaffId } from '#identity';
import type { VoucherPapers } from '#vouchers';
import type { Tender } from './counter-sale.ts';
import type { ShiftId } from './shift.ts';

export type CounterVoucherId = Id<'vsl'>;

/** A voucher that was paid for over the counter. */
export interface CounterVoucher {
  readonly id: CounterVoucherId;
  readonly shift: ShiftId;
  readonly till: string;
  readonly staff: StaffId;
  readonly serial: string;
  readonly valueMinor: bigint;
  readonly tender: Tender;
  readonly soldAt: InstantMs;
  readonly undoneAt: InstantMs | null;
}

/** With all that the slip says. */
export interface CounterVoucherInFull extends CounterVoucher, VoucherPapers {
  /** The till as the hall calls it. */
  readonly place: string;
  /**
   * Sixteen digits, for whoever sells it; null where the card has them, under its paint, and for
   * whoever looks the sale up later: they are on the slip of whoever bought it.
   */
  readonly code: string | null;
  /** Until when it can be redeemed. */
  readonly expiresAt: InstantMs;
  readonly undoBefore: InstantMs;
}
