import type { Currency, HongKongDay, InstantMs } from '#base';

/** A connector and a day of its provider's calendar: what a bill is about. */
export interface DayKey {
  readonly connector: string;
  readonly day: HongKongDay;
}

/** `given_up`: by two people, because its bill can never be read; nothing is booked for it. */
export type DayState = 'awaited' | 'read' | 'matched' | 'given_up';

export interface Day extends DayKey {
  readonly state: DayState;
  /** The digits of the bill that counts; null where the provider has none. */
  readonly bill: string | null;
  /** How the bill's own totals differ from its rows, if they do. */
  readonly totalsNote: string | null;
  readonly dueAt: InstantMs | null;
  readonly tries: number;
  readonly problem: string | null;
  readonly changedAt: InstantMs;
  /** Why somebody has proposed to give it up; null where nobody has, or it was sent back. */
  readonly givenUpReason: string | null;
  readonly givenUpBy: string | null;
  /** Null until somebody else has agreed. */
  readonly givenUpDecidedBy: string | null;
}

/** What the items of a kind come to on a day. */
export interface DaySum {
  readonly kind: string;
  readonly currency: Currency;
  readonly items: bigint;
  readonly amount: bigint;
  /** In thousandths of a minor unit. */
  readonly fee: bigint;
  /** What of the amount did not move because we gave payers coupons. */
  readonly coupon: bigint;
}

/**
 * Thousandths of a minor unit to whole ones, half away from zero: once for a day and never row by
 * row, so that fractions of a fen do not add up to money.
 */
export function roundedFee(thousandths: bigint): bigint {
  const half = thousandths < 0n ? -500n : 500n;
  return (thousandths + half) / 1_000n;
}
