import type { Id, InstantMs } from '#base';
import type { OperatorId, ResellerId } from '#resellers';
import type { VoucherPapers } from '#vouchers';

export type VoucherSaleId = Id<'vsl'>;

/** A voucher that was sold at a till. */
export interface VoucherSale {
  readonly id: VoucherSaleId;
  readonly reseller: ResellerId;
  readonly operator: OperatorId;
  readonly till: number;
  readonly serial: string;
  readonly valueMinor: bigint;
  readonly commissionMinor: bigint;
  /** Of the float, behind the sale. */
  readonly floatAfterMinor: bigint;
  readonly soldAt: InstantMs;
  readonly undoneAt: InstantMs | null;
}

/** With all that the slip says. */
export interface SoldVoucher extends VoucherSale, VoucherPapers {
  /**
   * Sixteen digits, for whoever sells it; null where the card has them, under its paint, and for
   * whoever looks the sale up later: they are on the slip of whoever bought it.
   */
  readonly code: string | null;
  /** Until when it can be redeemed. */
  readonly expiresAt: InstantMs;
  /** Until when a supervisor may undo it. */
  readonly undoBefore: InstantMs;
}
