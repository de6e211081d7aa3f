import type { Plan } from '#catalog';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { beginTerm } from './begin-term.ts';
import { openTermOf } from './open-terms.ts';
import { lastInstant, monthDays, type Term } from './term.ts';

export interface FeesToBegin {
  readonly line: LineId;
  readonly plan: Plan;
  readonly catalogVersion: number;
  /** False where the first month costs nothing. */
  readonly isPaidNow: boolean;
  readonly hasMainlandNumber: boolean;
}

/**
 * The fees of a plan that recur and do not run yet. The line must be locked by `lockTerms`. Refuses
 * with `insufficient_balance`.
 */
export function beginFees(tx: Tx, given: FeesToBegin): readonly Term[] {
  const { line, plan, catalogVersion, isPaidNow } = given;
  const begun: Term[] = [];
  const both = { line, code: plan.code, catalogVersion, startsAt: tx.nowMs, renews: true };
  const fees = { ...both, includes: [] };
  if (plan.monthlyFee && !openTermOf(tx, line, 'monthly_fee')) {
    const isWaived = plan.monthlyFee.isWaivedInPeriod && plan.period !== null;
    const priceMinor = isPaidNow && !isWaived ? plan.monthlyFee.price.hkdMinor : 0n;
    const endsAt = lastInstant(tx.nowMs, monthDays);
    begun.push(beginTerm(tx, { ...fees, kind: 'monthly_fee', priceMinor, endsAt }));
  }
  const number = given.hasMainlandNumber ? plan.mainlandNumber : null;
  if (number && !openTermOf(tx, line, 'mainland_number')) {
    const priceMinor = isPaidNow ? number.price.hkdMinor : 0n;
    const endsAt = lastInstant(tx.nowMs, number.everyDays);
    begun.push(beginTerm(tx, { ...fees, kind: 'mainland_number', priceMinor, endsAt }));
  }
  return begun;
}
