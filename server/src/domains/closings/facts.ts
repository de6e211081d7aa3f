import type { Id } from '#base';
import type { RefundOutcome } from '#payments';
import { fact } from '#platform/facts';
import type { ClosingId } from './closing.ts';

export interface ClosedLineOwed {
  /** Of this payment: told again, it is the same. */
  readonly id: Id<'clp'>;
  readonly closing: ClosingId;
  /** HKD in minor units. */
  readonly amountMinor: bigint;
}

/** Money has come back to a line whose closing is settled: its owner is owed that, too. */
export const closedLineOwed = fact<ClosedLineOwed>('closedLineOwed');

/** A refund of a closing has failed: so much of it its owner is still owed, by the bank. */
export const closingRefundOwed = fact<RefundOutcome>('closingRefundOwed');
