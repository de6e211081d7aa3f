import { hourMs } from '#base';
import { type Mandate, usedNow } from '#mandates';
import type { Funding } from './decide-auto-topup.ts';
import type { Rule } from './rule.ts';

/** The rule's mandates in their order; one that is unknown by now is over. */
export function fundingOf(
  { mandates: wanted }: Pick<Rule, 'mandates'>,
  mandates: readonly Mandate[],
  nowMs: number,
): Funding[] {
  return wanted.map((id) => {
    const mandate = mandates.find((one) => one.id === id);
    const over = { mandate: id, problem: 'mandate_over', untilMs: null, mostMinor: 0n } as const;
    if (mandate?.state !== 'active') return over;
    const { limits, openAttempt, restsUntil } = mandate;
    const used = usedNow(mandate, nowMs);
    const left = used.times < limits.mostTimes ? limits.mostInPeriodMinor - used.minor : 0n;
    const mostMinor = left < limits.mostMinor ? left : limits.mostMinor;
    if (openAttempt !== null) {
      return { mandate: id, problem: 'mandate_busy', untilMs: nowMs + hourMs / 4, mostMinor };
    }
    if (restsUntil !== null && restsUntil > nowMs) {
      return { mandate: id, problem: 'mandate_rests', untilMs: restsUntil, mostMinor };
    }
    return { mandate: id, problem: null, untilMs: null, mostMinor };
  });
}
