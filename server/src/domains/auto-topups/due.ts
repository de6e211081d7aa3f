import { dayMs, type HongKongDay, hongKongDay, hourMs, type InstantMs, startOfDay } from '#base';
import { nextStepOf, noticeDays, type Planned } from './planned.ts';
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
  if (rule.onSince >= startOfDay(planned.day) - firstDays * dayMs) return rule.onSince;
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
  const instants = planned.map((one) => {
    const stepMs = nextStepOf(one, wordOf(rule, one).times);
    return stepMs > nowMs ? stepMs : Math.max(one.atMs, knownFrom(rule, one));
  });
  const next = Math.min(...instants);
  return Number.isFinite(next) ? Math.max(next, nowMs) : null;
}

/** What calls again by itself, such as an order that ends, needs no look before. */
export function ifAhead(next: InstantMs | null, nowMs: InstantMs): InstantMs | null {
  return next !== null && next > nowMs ? next : null;
}
