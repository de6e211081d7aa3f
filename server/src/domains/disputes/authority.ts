import {
  addDays,
  endOfDay,
  type HongKongDay,
  hongKongDay,
  type InstantMs,
  type Words,
} from '#base';
import type { Appeal, AppealKind } from './appeal.ts';
import { isOnlyWords } from './outcome.ts';

/** What an authority wants before it looks at something. */
export type Condition =
  /** At least so much is in dispute, in minor units of HKD. */
  | { readonly wants: 'stake'; readonly leastMinor: bigint }
  /** We were told within so many months of what happened. */
  | { readonly wants: 'told_us_within'; readonly months: number }
  /** It happened no longer ago than so many months, and where it is about charges than so many. */
  | { readonly wants: 'happened_within'; readonly months: number; readonly chargeMonths: number }
  /** We have given an answer that does not settle it, or had so many days to. */
  | { readonly wants: 'our_turn'; readonly days: number }
  /** One applies within so many days of our answer or, without one, of telling us. */
  | { readonly wants: 'applied_within'; readonly answeredDays: number; readonly toldDays: number }
  /** Only the person knows it. */
  | { readonly wants: 'yours' };

export interface Authority {
  readonly code: string;
  /** Whose numbers it looks after. */
  readonly region: 'HK' | 'CN';
  readonly name: Words;
  readonly does: Words;
  readonly reach: Words;
  readonly costs: Words | null;
  readonly conditions: readonly { readonly condition: Condition; readonly words: Words }[];
}

/**
 * met: it holds. not_yet: it will, by waiting. not_met: it will not any more. yours: ask yourself.
 */
export type Verdict = 'met' | 'not_yet' | 'not_met' | 'yours';

/** What authorities go by; all of it stands in the appeal. */
export type Judged = Pick<
  Appeal,
  'kind' | 'stakeMinor' | 'happenedAt' | 'openedAt' | 'answeredAt' | 'outcome'
>;

export interface JudgedCondition {
  readonly words: Words;
  readonly verdict: Verdict;
  /** When a condition that is not met yet will be, or one that is met will be no more. */
  readonly day: HongKongDay | null;
}

/** What was charged; the others are about money that was paid in and went astray. */
const aboutCharges: ReadonlySet<AppealKind> = new Set(['wrong_charge', 'unknown_auto_charge']);

export function judge(
  condition: Condition,
  { kind, stakeMinor, happenedAt, openedAt, answeredAt, outcome }: Judged,
  nowMs: InstantMs,
): Omit<JudgedCondition, 'words'> {
  switch (condition.wants) {
    case 'stake':
      return { verdict: stakeMinor >= condition.leastMinor ? 'met' : 'not_met', day: null };
    case 'told_us_within': {
      const last = monthsAfter(happenedAt, condition.months);
      return { verdict: openedAt <= endOfDay(last) ? 'met' : 'not_met', day: null };
    }
    case 'happened_within': {
      const { months, chargeMonths } = condition;
      const last = monthsAfter(happenedAt, aboutCharges.has(kind) ? chargeMonths : months);
      return { verdict: nowMs <= endOfDay(last) ? 'met' : 'not_met', day: last };
    }
    case 'our_turn': {
      // Whoever opens an answer again has had one: it stands beside the appeal until the next.
      // Where that gave something, only they know whether it settled the matter.
      if (outcome !== null && !isOnlyWords(outcome)) return { verdict: 'yours', day: null };
      const last = addDays(hongKongDay(openedAt), condition.days);
      const isMet = answeredAt !== null || outcome !== null || nowMs > endOfDay(last);
      return isMet ? { verdict: 'met', day: null } : { verdict: 'not_yet', day: addDays(last, 1) };
    }
    case 'applied_within': {
      const last =
        answeredAt === null
          ? addDays(hongKongDay(openedAt), condition.toldDays)
          : addDays(hongKongDay(answeredAt), condition.answeredDays);
      return { verdict: nowMs <= endOfDay(last) ? 'met' : 'not_met', day: last };
    }
    case 'yours':
      return { verdict: 'yours', day: null };
  }
}

/** The same day of a later month, or its last one where it has no such day. */
function monthsAfter(atMs: InstantMs, months: number): HongKongDay {
  const [year = 0, month = 1, date = 1] = hongKongDay(atMs).split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const day = Date.UTC(year, month - 1 + months, Math.min(date, last));
  return new Date(day).toISOString().slice(0, 10);
}
