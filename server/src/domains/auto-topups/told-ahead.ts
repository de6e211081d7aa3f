import type { HongKongDay, InstantMs } from '#base';
import { noticesDue, type Planned } from './planned.ts';
import type { Rule } from './rule.ts';

/** How often an owner was told ahead of a planned top-up, and when first. */
export interface Word {
  readonly times: number;
  readonly at: InstantMs | null;
}

const none: Word = { times: 0, at: null };

type Told = Pick<
  Rule,
  | 'monthlyDay'
  | 'toldFor'
  | 'toldTimes'
  | 'toldAt'
  | 'expiryToldFor'
  | 'expiryToldTimes'
  | 'expiryToldAt'
>;

/**
 * What its owner was told of a planned one. A month's and an expiry's are told each on its own: of
 * a month's that is not paid for weeks, nothing could be told or paid before the line expires.
 */
export function wordOf(rule: Told, { cause, day }: Pick<Planned, 'cause' | 'day'>): Word {
  if (cause === 'expiry' && day === rule.expiryToldFor) {
    return { times: rule.expiryToldTimes, at: rule.expiryToldAt };
  }
  const isOwn = cause === 'monthly' || isInOnePlace(rule);
  return isOwn && day === rule.toldFor ? { times: rule.toldTimes, at: rule.toldAt } : none;
}

/** For which day before an expiry its owner was told last. */
export function expiryTold(rule: Told): HongKongDay | null {
  return rule.expiryToldFor ?? (isInOnePlace(rule) ? rule.toldFor : null);
}

/** Rules of the versions before kept both words in one place; with no month it was an expiry's. */
function isInOnePlace({ monthlyDay }: Told): boolean {
  return monthlyDay === null;
}

/** A planned one of which its owner must hear now, for the how-manieth time. */
export interface WordDue {
  readonly one: Planned;
  readonly times: number;
}

export function wordsDue(rule: Rule, planned: readonly Planned[], nowMs: InstantMs): WordDue[] {
  if (rule.skipsNext) return [];
  return planned
    .map((one) => ({ one, times: noticesDue(one.day, nowMs) }))
    .filter(({ one, times }) => times > wordOf(rule, one).times);
}

/** With that word told. */
export function withWord(rule: Rule, { one, times }: WordDue, nowMs: InstantMs): Rule {
  const { at } = wordOf(rule, one);
  const { day, cause } = one;
  return cause === 'monthly'
    ? { ...rule, toldFor: day, toldTimes: times, toldAt: at ?? nowMs }
    : { ...rule, expiryToldFor: day, expiryToldTimes: times, expiryToldAt: at ?? nowMs };
}
