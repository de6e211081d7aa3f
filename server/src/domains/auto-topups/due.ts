import { dayMs, type HongKongDay, hongKongDay, hourMs, type InstantMs, startOfDay } from '#base';
import { nextStepOf, noticeDays, overFrom, type Planned } from './planned.ts';
import type { Rule } from './rule.ts';
import { wordOf } from './told-ahead.ts';

/** A debit by plan wants its payer told this long before; Mainland law says five days. */
const leadMs = 72 * hourMs;

/** The planned top-ups whose instant has come and whose owner knows. */
export function dueNow(rule: Rule, planned: readonly Planned[], nowMs: InstantMs): Planned[] {
  return planned.filter((one) => one.atMs <= nowMs && knownFrom(rule, one) <= nowMs);
}

/**
 * From when its owner counts as told: three days after the first word, or at once where the rule
 * was turned on when the day was so near that it was shown there.
 */
function knownFrom(rule: Rule, planned: Planned): InstantMs {
  // What is left out takes no money, so nobody waits for word of it.
  if (rule.skipsNext) return rule.onSince;
  const firstDays = noticeDays[0] ?? 0;
  // An end that comes again, because its days were taken back, was not shown there.
  const isAgain = planned.cause === 'expiry' && rule.expiryBackAt !== null;
  const isNear = rule.onSince >= startOfDay(planned.day) - firstDays * dayMs;
  if (isNear && !isAgain) return rule.onSince;
  const { at } = wordOf(rule, planned);
  return at === null ? Number.POSITIVE_INFINITY : at + leadMs;
}

/** The day on which a planned one is made, with its owner told for it by now. */
export function dayMade(rule: Rule, planned: Planned, nowMs: InstantMs): HongKongDay {
  return hongKongDay(Math.max(planned.atMs, knownFrom(rule, planned), nowMs));
}

/** When the clock alone calls for the next look; null for never. */
export function nextLook(
  rule: Rule,
  planned: readonly Planned[],
  nowMs: InstantMs,
): InstantMs | null {
  const next = Math.min(...planned.map((one) => stepOf(rule, one, nowMs)));
  return Number.isFinite(next) ? Math.max(next, nowMs) : null;
}

/**
 * The same where what is due now was seen to: whatever comes of it, it must not hide the day of
 * another, nor the one from which on a month's is too late. Null where nothing is ahead.
 */
export function nextAhead(
  rule: Rule,
  planned: readonly Planned[],
  nowMs: InstantMs,
): InstantMs | null {
  const steps = planned.map((one) => stepOf(rule, one, nowMs));
  const overs = planned.flatMap(({ cause, day }) => (cause === 'monthly' ? [overFrom(day)] : []));
  const next = Math.min(...[...steps, ...overs].filter((at) => at > nowMs));
  return Number.isFinite(next) ? next : null;
}

/** When a planned one is told of next, or else made. */
function stepOf(rule: Rule, one: Planned, nowMs: InstantMs): InstantMs {
  const stepMs = nextStepOf(one, wordOf(rule, one).times);
  return stepMs > nowMs ? stepMs : Math.max(one.atMs, knownFrom(rule, one));
}
