import { dayMs, hourMs, type InstantMs, madeAt, minuteMs } from '#base';
import { type Mandate, usedNow } from '#mandates';
import type { Funding } from './decision.ts';
import { type Pricing, worthOf } from './prices.ts';
import type { Rule } from './rule.ts';
import type { Shelf } from './value.ts';

/** What fails comes back, and is looked at again so soon. */
const failsForMs = hourMs / 4;

/** Whether another line's payment has come is looked for so often, and for so long in silence. */
const payingForMs = 15 * minuteMs;

/** What ways to pay are like just now, and what values cost there. */
export interface Paying {
  /** Ways that answer nobody just now, or are turned off. */
  readonly failing: ReadonlySet<string>;
  readonly pricing: Pricing;
  readonly shelf: Shelf;
}

/**
 * The rule's mandates in their order; one that is unknown by now is over. What their limits leave
 * is counted in their own currency; where nobody knows what that is worth, the way to pay fails.
 */
export function fundingOf(
  { mandates: wanted }: Pick<Rule, 'mandates'>,
  mandates: readonly Mandate[],
  { failing, pricing, shelf }: Paying,
  nowMs: number,
): Funding[] {
  return wanted.map((id) => {
    const mandate = mandates.find((one) => one.id === id);
    const over = { mandate: id, problem: 'mandate_over', untilMs: null, mostMinor: 0n } as const;
    if (mandate?.state !== 'active') return over;
    const { limits, openAttempt, restsUntil, connector, terms } = mandate;
    const used = usedNow(mandate, nowMs);
    const left = used.times < limits.mostTimes ? limits.mostInPeriodMinor - used.minor : 0n;
    const amountMinor = left < limits.mostMinor ? left : limits.mostMinor;
    const worth = worthOf(pricing, { amountMinor, currency: terms.currency }, shelf);
    const mostMinor = worth ?? 0n;
    if (worth === undefined || failing.has(connector)) {
      const untilMs = nowMs + failsForMs;
      return { mandate: id, problem: 'method_failing', untilMs, mostMinor };
    }
    if (openAttempt !== null && nowMs < madeAt(openAttempt) + payingForMs) {
      return { mandate: id, problem: 'mandate_paying', untilMs: nowMs + minuteMs, mostMinor };
    }
    if (openAttempt !== null) {
      return { mandate: id, problem: 'mandate_busy', untilMs: nowMs + hourMs / 4, mostMinor };
    }
    if (restsUntil !== null && restsUntil > nowMs) {
      return { mandate: id, problem: 'mandate_rests', untilMs: restsUntil, mostMinor };
    }
    // What its limits leave grows when its next period begins.
    const untilMs = used.minor > 0n ? used.from + limits.periodDays * dayMs : null;
    return { mandate: id, problem: null, untilMs, mostMinor };
  });
}

/** As it stands once what passes by itself has passed. */
export function fundingAt(one: Funding, atMs: InstantMs): Funding {
  return one.untilMs !== null && one.untilMs <= atMs ? { ...one, problem: null } : one;
}
