import {
  addDays,
  type Currency,
  dayMs,
  type HongKongDay,
  hongKongDay,
  hongKongMidnight,
  hourMs,
  type InstantMs,
  startOfDay,
} from '#base';
import type {
  AdvanceNotice,
  CollectionPlan,
  Hours,
  MandateCapabilities,
  PlanRule,
} from '#payments';

/** What a mandate may be used for, and when: kept as it was when its payer agreed. */
export interface MandateTerms {
  /** What the method charges in, and the limits count. */
  readonly currency: Currency;
  /** Whenever a threshold is crossed. */
  readonly isUnscheduled: boolean;
  /** On a fixed day of a period. */
  readonly isScheduled: boolean;
  /** A payment once in so many days at the most; 0 where there is no such limit. */
  readonly leastPeriodDays: number;
  readonly hours: Hours | null;
  readonly advanceNotice: AdvanceNotice | null;
  /** The fixed days that were agreed to, where the provider wants them in the mandate. */
  readonly plan: (CollectionPlan & Pick<PlanRule, 'openDays'>) | null;
}

export function termsOf(
  capabilities: MandateCapabilities,
  plan: CollectionPlan | null,
  currency: Currency,
): MandateTerms {
  const { isUnscheduled, isScheduled, leastPeriodDays, hours, advanceNotice } = capabilities;
  const openDays = capabilities.plan?.openDays ?? 0;
  return {
    currency,
    isUnscheduled,
    isScheduled,
    leastPeriodDays,
    hours,
    advanceNotice,
    plan: plan && { ...plan, openDays },
  };
}

/** What is wrong with the fixed days that somebody wants; undefined when they can be agreed to. */
export function planProblem(
  rule: PlanRule | null,
  plan: CollectionPlan | null,
  today: HongKongDay,
): 'plan_needed' | 'no_plans' | 'too_often' | 'no_such_day' | 'in_the_past' | undefined {
  if (rule === null) return plan === null ? undefined : 'no_plans';
  if (plan === null) return 'plan_needed';
  const { unit, count, firstDay } = plan;
  if (unit === 'day' && count < rule.leastDays) return 'too_often';
  const isDayOfAll = unit === 'day' || Number(firstDay.slice(8)) <= rule.latestDayOfMonth;
  if (!isDayOfAll) return 'no_such_day';
  return firstDay < today ? 'in_the_past' : undefined;
}

/** The plan's day one period after another of its days. */
export function nextDue({ unit, count }: CollectionPlan, due: HongKongDay): HongKongDay {
  if (unit === 'day') return addDays(due, count);
  const [year = 0, month = 0, day = 0] = due.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + count, day)).toISOString().slice(0, 10);
}

/** The plan's next day from today on, a day whose payment was missed left behind. */
export function dueFrom(plan: CollectionPlan, due: HongKongDay, today: HongKongDay): HongKongDay {
  let next = due;
  while (next < today) next = nextDue(plan, next);
  return next;
}

/** The last notice that its payer was given and that no payment has used up. */
export interface GivenNotice {
  readonly amountMinor: bigint;
  /** When a payment may be taken on its strength. */
  readonly from: InstantMs;
  readonly until: InstantMs;
}

/** When a payment can be taken, and why not before. */
export type CollectionTime =
  | { readonly is: 'now' }
  | { readonly is: 'later'; readonly opensAt: InstantMs; readonly because: Because }
  /** Somebody must be told first. */
  | { readonly is: 'untold' };

/**
 * `day`: its fixed day has not come. `period`: one was taken. `notice`: its payer has been told.
 */
export type Because = 'day' | 'period' | 'notice' | 'hours';

/**
 * When a mandate's next payment may be taken. The first of what stands in the way is named; its
 * instant already lies within all of the rest that is known.
 */
export function collectionTime(
  terms: MandateTerms,
  given: {
    readonly planDue: HongKongDay | null;
    readonly collectedAt: InstantMs | null;
    readonly notice: GivenNotice | null;
  },
  nowMs: InstantMs,
): CollectionTime {
  const boundsAt = (ms: InstantMs): readonly (readonly [Because, InstantMs])[] => [
    ['day', planOpensAt(terms, given.planDue, ms)],
    ['period', periodOpensAt(terms, given.collectedAt, ms)],
    ['notice', terms.advanceNotice && given.notice ? given.notice.from : ms],
    ['hours', withinHours(terms.hours, ms)],
  ];
  const opensAt = settled(nowMs, (ms) => Math.max(ms, ...boundsAt(ms).map(([, from]) => from)));
  const isTold = given.notice !== null && opensAt < given.notice.until;
  if (terms.advanceNotice !== null && !isTold) return { is: 'untold' };
  const first = boundsAt(nowMs).find(([, from]) => from > nowMs);
  return first ? { is: 'later', opensAt, because: first[0] } : { is: 'now' };
}

/** What one bound puts off may fall out of another: they are asked until none moves any more. */
function settled(from: InstantMs, step: (ms: InstantMs) => InstantMs): InstantMs {
  const next = step(from);
  return next === from ? from : settled(next, step);
}

function planOpensAt(
  { plan }: MandateTerms,
  planDue: HongKongDay | null,
  nowMs: InstantMs,
): InstantMs {
  if (plan === null || planDue === null) return nowMs;
  const due = dueFrom(plan, planDue, hongKongDay(nowMs));
  return Math.max(nowMs, startOfDay(addDays(due, -plan.openDays)));
}

function periodOpensAt(
  { leastPeriodDays }: MandateTerms,
  collectedAt: InstantMs | null,
  nowMs: InstantMs,
): InstantMs {
  if (collectedAt === null || leastPeriodDays === 0) return nowMs;
  return Math.max(nowMs, startOfDay(addDays(hongKongDay(collectedAt), leastPeriodDays)));
}

/** The first instant from this one on that lies within the hours. */
function withinHours(hours: Hours | null, atMs: InstantMs): InstantMs {
  if (hours === null) return atMs;
  const midnight = hongKongMidnight(atMs);
  if (atMs < midnight + hours.from * hourMs) return midnight + hours.from * hourMs;
  if (atMs < midnight + hours.until * hourMs) return atMs;
  return midnight + dayMs + hours.from * hourMs;
}

/**
 * When a payment can be taken on the strength of a notice that is given now. What a provider tells
 * names no day: its days are counted from the telling. `isTooEarly`: they are over before the day
 * that is wanted, and whoever is told must be told later.
 */
export function noticeSpan(
  { by, days, goodForDays }: AdvanceNotice,
  wanted: HongKongDay,
  nowMs: InstantMs,
): {
  readonly day: HongKongDay;
  readonly from: InstantMs;
  readonly until: InstantMs;
  readonly isTooEarly: boolean;
} {
  const earliest = addDays(hongKongDay(nowMs), days);
  const day = wanted > earliest ? wanted : earliest;
  const first = by === 'provider' ? earliest : day;
  const after = addDays(first, goodForDays);
  return { day, from: startOfDay(first), until: startOfDay(after), isTooEarly: day >= after };
}
