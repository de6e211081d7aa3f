import type { Id, InstantMs } from '#base';
import type { StaffId } from '#identity';
import type { Count } from './count.ts';

export type ShiftId = Id<'shf'>;

/** Somebody has a till, from one count of its cash to the next. Amounts are minor units of HKD. */
export interface Shift {
  readonly id: ShiftId;
  readonly till: string;
  /** The till's first, second and so on. */
  readonly number: number;
  readonly openedBy: StaffId;
  readonly openedAt: InstantMs;
  readonly opening: Count;
  /** With what was fetched from the safe. */
  readonly openingCounted: bigint;
  readonly fetched: bigint;
  /** Above zero where there was more than the books had. */
  readonly openingDifference: bigint;
  readonly openingReason: string;
  /** Null while it is open. */
  readonly end: ShiftEnd | null;
}

export interface ShiftEnd {
  readonly closedBy: StaffId;
  readonly closedAt: InstantMs;
  readonly closing: Count;
  readonly counted: bigint;
  readonly expected: bigint;
  readonly reason: string;
  /** Into the safe. */
  readonly delivered: bigint;
  /** Whoever has looked into a difference, and let it stand. */
  readonly acceptedBy: StaffId | null;
}

/** What was over, or missing, when it was closed. */
export function closingDifference({ counted, expected }: ShiftEnd): bigint {
  return counted - expected;
}

/** Whether a second person has still to look at it. */
export function isUnsettled({ openingDifference, end }: Shift): boolean {
  if (end === null || end.acceptedBy !== null) return false;
  return openingDifference !== 0n || closingDifference(end) !== 0n;
}
