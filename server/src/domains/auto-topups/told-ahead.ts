import { dayMs, type HongKongDay, hourMs, type InstantMs, startOfDay } from '#base';
import { noticeDays, noticesDue, type Planned } from './planned.ts';
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

/** A debit by plan wants its payer told this long before; Mainland law says five days. */
export const usualLeadMs = 72 * hourMs;
export const mainlandLeadMs = (noticeDays[0] ?? 0) * dayMs;

/**
 * From when its owner counts as told: so many days after the first word has left us, or at once
 * where the rule was turned on when the day was so near that it was shown there.
 */
export function knownFrom(rule: Rule, planned: Planned): InstantMs {
  // What is left out takes no money, so nobody waits for word of it.
  if (rule.skipsNext) return rule.onSince;
  const firstDays = noticeDays[0] ?? 0;
  // An end that comes again, because its days were taken back, was not shown there.
  const isAgain = planned.cause === 'expiry' && rule.expiryBackAt !== null;
  const isNear = rule.onSince >= startOfDay(planned.day) - firstDays * dayMs;
  if (isNear && !isAgain) return rule.onSince;
  const { at } = wordOf(rule, planned);
  const { sentAt = at, leadMs = usualLeadMs } = planned;
  return at === null || sentAt === null ? Number.POSITIVE_INFINITY : sentAt + leadMs;
}

/** The same if what was said leaves us at once, or already has. */
export function hopedFrom(rule: Rule, planned: Planned): InstantMs {
  return knownFrom(rule, { ...planned, sentAt: planned.sentAt ?? wordOf(rule, planned).at });
}

/** A planned one of which its owner must hear now, for the how-manieth time. */
export interface WordDue {
  readonly one: Planned;
  readonly times: number;
}

export function wordsDue(rule: Rule, planned: readonly Planned[], nowMs: InstantMs): WordDue[] {
  if (rule.skipsNext) return [];
  return planned
    .map((one) => ({ one, times: noticesDue(one.day, nowMs, one.earlyDays) }))
    .filter(({ one, times }) => one.isLost || times > wordOf(rule, one).times);
}

/** With that word told. */
export function withWord(rule: Rule, { one, times }: WordDue, nowMs: InstantMs): Rule {
  const at = one.isLost ? nowMs : (wordOf(rule, one).at ?? nowMs);
  const { day, cause } = one;
  return cause === 'monthly'
    ? { ...rule, toldFor: day, toldTimes: times, toldAt: at }
    : { ...rule, expiryToldFor: day, expiryToldTimes: times, expiryToldAt: at };
}

/** Of which planned ones its owner was told, and since when. */
export function wordsOf(rule: Told): readonly {
  readonly word: Pick<Planned, 'cause' | 'day'>;
  readonly sinceMs: InstantMs;
}[] {
  const days = [
    { cause: 'monthly', day: rule.toldFor, sinceMs: rule.toldAt },
    { cause: 'expiry', day: expiryTold(rule), sinceMs: rule.expiryToldAt ?? rule.toldAt },
  ] as const;
  return days.flatMap(({ cause, day, sinceMs }) =>
    day === null || sinceMs === null ? [] : [{ word: { cause, day }, sinceMs }],
  );
}

/** As if nothing had been said of a planned one. */
export function withoutWord(rule: Rule, { cause }: Pick<Planned, 'cause'>): Rule {
  // Which month's day calls stays, though nothing was said of it.
  if (cause === 'monthly') return { ...rule, toldTimes: 0, toldAt: null };
  const told = isInOnePlace(rule) ? { ...rule, toldFor: null, toldTimes: 0, toldAt: null } : rule;
  return { ...told, expiryToldFor: null, expiryToldTimes: 0, expiryToldAt: null };
}

/** How the keys of the words of a planned one begin. */
export function aheadKey(
  { line, expiryBackAt }: Pick<Rule, 'line' | 'expiryBackAt'>,
  { cause, day }: Pick<Planned, 'cause' | 'day'>,
): string {
  const again = expiryBackAt === null ? '' : ` ${expiryBackAt}`;
  return `${line} auto top-up ${cause === 'monthly' ? day : `${cause} ${day}${again}`} ahead `;
}
