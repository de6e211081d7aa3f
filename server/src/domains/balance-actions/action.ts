import type { Id, InstantMs, RefusalDetails, RefusalKind, Unit } from '#base';
import type { HoldId } from '#ledger';
import type { ClientId } from '#partners';
import type { ResellerId } from '#resellers';
import type { LineId } from '#subscribers';
import type { TopupId } from '#topups';

export type ActionId = Id<'bal'>;

export type ActionKind = 'topup' | 'adjust' | 'transfer' | 'reserve';

export type ActionState = 'created' | 'completed' | 'cancelled' | 'failed';

/** A bucket of a line. */
export interface Place {
  readonly line: LineId;
  readonly bucket: bigint;
}

/** What a program says of an action beside what it does; it is told again as it came. */
export type Said = Readonly<Record<string, unknown>>;

/** Why an action failed: the refusal as it was told, so that it can be told again. */
export interface KeptRefusal {
  readonly code: string;
  readonly kind: RefusalKind;
  readonly details: RefusalDetails;
}

export interface Action extends Place {
  readonly id: ActionId;
  readonly kind: ActionKind;
  readonly reseller: ResellerId;
  readonly client: ClientId;
  /** Of a transfer: whom to. */
  readonly receiver: Place | null;
  readonly unit: Unit;
  /** Of the unit; below zero where an adjustment takes away. */
  readonly amount: bigint;
  readonly state: ActionState;
  readonly said: Said;
  readonly topup: TopupId | null;
  readonly hold: HoldId | null;
  /** Where the value went, if that is another bucket than the one that was named. */
  readonly creditedBucket: bigint | null;
  readonly refusal: KeptRefusal | null;
  /** The standing top-up that has made this one. */
  readonly parent: ActionId | null;
  readonly isStanding: boolean;
  /** Whether it came under a key of its own, so that its like of minutes ago was another. */
  readonly isKeyed: boolean;
  readonly requestedAt: InstantMs;
  /** When it was done, or given up. */
  readonly confirmedAt: InstantMs | null;
  /** When a reservation ends by itself. */
  readonly endsAt: InstantMs | null;
}

/** Whose actions somebody may see: a reseller's own, or with null everybody's. */
export interface Viewer {
  readonly reseller: ResellerId | null;
}
