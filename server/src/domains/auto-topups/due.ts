import { type HongKongDay, hongKongDay, type InstantMs, minuteMs } from '#base';
import { nextStepOf, overFrom, type Planned } from './planned.ts';
import type { Rule } from './rule.ts';
import { hopedFrom, knownFrom, usualLeadMs, withWord, wordOf } from './told-ahead.ts';

/** What could not be said just now is said so soon. */
const soonMs = 15 * minuteMs;

/** The planned top-ups whose instant has come and whose owner knows. */
export function dueNow(rule: Rule, planned: readonly Planned[], nowMs: InstantMs): Planned[] {
  return planned.filter((one) => one.atMs <= nowMs && knownFrom(rule, one) <= nowMs);
}

/** The day on which a planned one is made, whose owner is told now at the latest. */
export function dayMade(rule: Rule, planned: Planned, nowMs: InstantMs): HongKongDay {
  const told = withWord(rule, { one: planned, times: 0 }, nowMs);
  const sent = planned.sentAt === null ? { ...planned, sentAt: nowMs } : planned;
  return hongKongDay(Math.max(planned.atMs, knownFrom(told, sent), nowMs));
}

/** Whether its payer lets nothing be taken any more by when its owner could know of it. */
export function isTooLate(rule: Rule, planned: Planned, nowMs: InstantMs): boolean {
  const { cause, lastDay, isUntold = false } = planned;
  const isBound = cause === 'monthly' && lastDay !== undefined;
  return isBound && (isUntold || dayMade(rule, planned, nowMs) > lastDay);
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
  const overs = planned.flatMap((one) => (one.cause === 'monthly' ? [overFrom(one)] : []));
  const next = Math.min(...[...steps, ...overs].filter((at) => at > nowMs));
  return Number.isFinite(next) ? next : null;
}

/** When a planned one is told of next, or else made. */
function stepOf(rule: Rule, one: Planned, nowMs: InstantMs): InstantMs {
  const stepMs = nextStepOf(one, wordOf(rule, one).times);
  if (stepMs > nowMs) return stepMs;
  // Whether a word has left us is seen when it would do; where it has not, another is said soon.
  const hopedMs = hopedFrom(rule, one);
  const fromMs = Math.max(hopedMs, Math.min(knownFrom(rule, one), nowMs + soonMs));
  // Of one that is made late, a provider whose word lasts three days is asked for that on the way.
  const askMs = fromMs - usualLeadMs;
  return fromMs > one.atMs && askMs > nowMs ? askMs : Math.max(one.atMs, fromMs);
}
