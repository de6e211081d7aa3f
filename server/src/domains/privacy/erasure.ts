import type { Id, InstantMs } from '#base';
import type { SubscriberId } from '#subscribers';

export type ErasureId = Id<'ers'>;

/** asked → checked → done; asked or checked → refused | withdrawn. */
export type ErasureState = 'asked' | 'checked' | 'done' | 'refused' | 'withdrawn';

export interface Erasure {
  readonly id: ErasureId;
  readonly subscriber: SubscriberId;
  readonly state: ErasureState;
  readonly askedAt: InstantMs;
  /** Who has checked that it is they who ask. */
  readonly checkedBy: string | null;
  /** Why it was refused, in words for the person; empty otherwise. */
  readonly reason: string;
}

export function isWaiting(state: ErasureState): boolean {
  return state === 'asked' || state === 'checked';
}
