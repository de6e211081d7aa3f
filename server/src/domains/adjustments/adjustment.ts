import type { Id, InstantMs } from '#base';
import type { StaffId } from '#identity';
import type { LineId } from '#subscribers';

export type AdjustmentId = Id<'adj'>;
export type AdjustmentState = 'proposed' | 'done' | 'refused';

/** What an adjustment does to a line. */
export type AdjustmentWay = 'give' | 'take' | 'write_off';

const ways = {
  /** Charged what it should not have been: its own money comes back. */
  wrong_charge: 'give',
  /** Served badly. */
  courtesy: 'give',
  /** Credited what was not its own. */
  wrong_credit: 'take',
  /** Will not be repaid by anybody. */
  uncollectable: 'write_off',
} as const satisfies Record<string, AdjustmentWay>;

export type AdjustmentReason = keyof typeof ways;

export function wayOf(reason: AdjustmentReason): AdjustmentWay {
  return ways[reason];
}

/** Amounts are minor units of HKD, and above zero whichever way they go. */
export interface Adjustment {
  readonly id: AdjustmentId;
  readonly line: LineId;
  readonly reason: AdjustmentReason;
  readonly amountMinor: bigint;
  /** What was found, in words of whoever proposes. */
  readonly note: string;
  readonly state: AdjustmentState;
  readonly proposedBy: StaffId;
  readonly proposedAt: InstantMs;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: InstantMs | null;
}
