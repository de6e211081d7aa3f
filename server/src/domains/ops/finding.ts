import { type InstantMs, isoTime } from '#base';

interface Counted {
  readonly count: number;
  readonly at: string;
}

/** A day that is not as it should be, the first of `count`. */
export interface FoundDay {
  readonly says: 'days';
  readonly count: number;
  /** Of whom, where that is not one alone. */
  readonly connector: string | null;
  readonly day: string;
  /** As it was written down; null where nobody was asked yet. */
  readonly problem: string | null;
}

/** Those that an alarm is about, each by the name that it has here. */
export interface Named {
  readonly says: 'names';
  readonly of: 'schedule' | 'method' | 'witness';
  readonly names: string[];
}

/** What an alarm found, without anything of a person. Screens say it in words of theirs. */
export type Finding =
  | {
      readonly says: 'nothing_begun' | 'sealed_until' | 'stands_still' | 'last_backup';
      readonly at: string;
    }
  | Named
  | { readonly says: 'jobs_failed'; readonly count: number; readonly task: string }
  | { readonly says: 'jobs_troubled' | 'mismatched' | 'appeals_near'; readonly count: number }
  | ({ readonly says: 'oldest' } & Counted)
  | {
      readonly says: 'payments_unknown';
      readonly payments: number;
      readonly refunds: number;
      readonly at: string;
    }
  | { readonly says: 'appeals_late'; readonly late: number; readonly near: number }
  | FoundDay
  | { readonly says: 'no_rate' | 'nothing_sealed' | 'no_backup' };

export function oldest(count: bigint | number, atMs: InstantMs): Finding {
  return { says: 'oldest', count: Number(count), at: isoTime(atMs) };
}

interface TroubledDay {
  readonly connector?: string;
  readonly day: string;
  readonly problem: string | null;
}

/** The first of some days, and how many they are. */
export function firstOf(days: readonly [TroubledDay, ...TroubledDay[]]): Finding {
  const [{ connector = null, day, problem }] = days;
  return { says: 'days', count: days.length, connector, day, problem };
}
