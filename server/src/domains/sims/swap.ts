import type { Id, InstantMs } from '#base';
import type { StaffId } from '#identity';
import type { LineId } from '#subscribers';

export type SwapId = Id<'swp'>;
export type SwapState = 'held' | 'done' | 'stopped';

/** Where the old SIM is; who lost it, or had it stolen, is barred at once. */
export type SwapReason = 'lost' | 'stolen' | 'damaged' | 'wished';

/** Another SIM in the place of a line's own. */
export interface Swap {
  readonly id: SwapId;
  readonly line: LineId;
  readonly imsi: string;
  readonly reason: SwapReason;
  /** By what it was seen who asks; never the number of a paper. */
  readonly note: string;
  readonly state: SwapState;
  readonly askedBy: StaffId;
  readonly askedAt: InstantMs;
  readonly dueAt: InstantMs;
  /** Who did not wait, or stopped it; null where the time came, or it is held. */
  readonly endedBy: StaffId | null;
  readonly endedWhy: string | null;
}

/** Whether somebody else may have the old SIM in hand. */
export function isOutOfHand(reason: SwapReason): boolean {
  return reason === 'lost' || reason === 'stolen';
}
