import type { InstantMs, PhoneNumber } from '#base';
import type { ResellerId } from '#resellers';
import type { TopupId } from '#topups';
import type { Batch } from './batch.ts';
import type { Serial } from './serial.ts';

/**
 * unsold → sold → redeemed; sold → expired, its value claimable; unsold or sold → blocked, and back
 * by somebody else. An unsold one whose batch is over is expired, too, though nobody writes it.
 */
export type VoucherState = 'unsold' | 'sold' | 'redeemed' | 'expired' | 'blocked';

/** What became of a voucher, for staff: everything but its code, which nobody has. */
export interface VoucherLife extends Serial {
  readonly serial: string;
  readonly batchOf: Batch;
  readonly state: VoucherState;
  /** Whether it is in a part of its batch that may be sold. */
  readonly isActive: boolean;
  readonly isOwed: boolean;
  readonly soldAt: InstantMs | null;
  readonly reseller: ResellerId | null;
  readonly expiresAt: InstantMs;
  readonly topup: TopupId | null;
  readonly receiver: PhoneNumber | null;
  readonly redeemedAt: InstantMs | null;
  readonly blockedAt: InstantMs | null;
  readonly blockedBy: string | null;
  readonly blockedWhy: string | null;
}

/** What moved for a voucher that is no top-up: its sale has an id of its own. */
export function causeOf(serial: string): string {
  return `vch_${serial}`;
}
