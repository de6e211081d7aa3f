import type { InstantMs } from '#base';

/** How often by the calendar of Hong Kong. */
export type Period = 'weekly' | 'fortnightly' | 'monthly';

/** When a top-up comes again: by the calendar, or whenever money runs low. Money is HKD, minor. */
export type StandingTerms =
  | {
      readonly period: Period;
      /** Null for no end. */
      readonly times: number | null;
    }
  | {
      /** A balance below it calls for a top-up; one that equals it does not. */
      readonly threshold: bigint;
      /** In any 30 days. */
      readonly cap: bigint;
      readonly restMinutes: number;
    };

export interface Standing {
  readonly period: Period | null;
  readonly periodsLeft: number | null;
  readonly threshold: bigint | null;
  readonly cap: bigint | null;
  readonly restMinutes: number | null;
  readonly startsAt: InstantMs;
  /** How many periods of the calendar are over, made or missed. */
  readonly made: number;
  readonly lookAt: InstantMs | null;
}
