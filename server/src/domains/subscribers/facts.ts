import type { HomeCountry, HongKongDay, InstantMs } from '#base';
import { fact } from '#platform/facts';
import type { LifeCycleState } from './life-cycle.ts';
import type { LineId } from './line.ts';

/** A change of how long a line lives. `before` is null for a line that had never lived. */
export interface ValidityChange {
  readonly line: LineId;
  readonly cause: string;
  readonly before: InstantMs | null;
  readonly after: InstantMs | null;
}

/** A line lives longer than before. A grant that changes nothing is not told. */
export const validityExtended = fact<ValidityChange>('validityExtended');

/** A line whose validity was over, or had not begun, is active: the network must let it in. */
export const lineRevived = fact<ValidityChange>('lineRevived');

/** Days were taken back. Service may end with it. */
export const validityReversed = fact<ValidityChange>('validityReversed');

export interface LineAged {
  readonly line: LineId;
  readonly from: LifeCycleState;
  readonly to: LifeCycleState;
}

/** The clock, or a change of validity, has brought a line into another state of its life. */
export const lineAged = fact<LineAged>('lineAged');

export interface LineNearsEnd {
  readonly line: LineId;
  /** Its last day as things stand. */
  readonly day: HongKongDay;
  /** The days ahead that have come since it was looked at, 0 for the last itself: mostly one. */
  readonly daysAhead: readonly number[];
  readonly at: InstantMs;
}

/** An active line has come so near to its end (`line_told_ahead_days`). Told once for each day. */
export const lineNearsEnd = fact<LineNearsEnd>('lineNearsEnd');

export interface BarChanged {
  readonly line: LineId;
  readonly isBarred: boolean;
}

/** A line was barred, or the last of its bars was lifted. */
export const barChanged = fact<BarChanged>('barChanged');

export interface RegistrationChanged {
  readonly line: LineId;
  /** The home of the number, whose registration is its own. */
  readonly home: HomeCountry;
  readonly isUsable: boolean;
}

/** A number of a line may be used from now on, or no longer. */
export const registrationChanged = fact<RegistrationChanged>('registrationChanged');
