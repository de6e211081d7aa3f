import type { Plan } from '#catalog';
import type { Tx } from '#platform/postgres';
import { grantValidity, type LineId } from '#subscribers';
import { beginFees } from './begin-fees.ts';
import { beginTerm } from './begin-term.ts';
import { lastInstant, type Term, type TermId } from './term.ts';
import { openTermOf } from './open-terms.ts';

export interface PlanToStart {
  readonly line: LineId;
  readonly plan: Plan;
  readonly catalogVersion: number;
  /** False where the starter's price has paid the first period and fees. */
  readonly isPaidNow: boolean;
  readonly hasMainlandNumber: boolean;
  /** The id under which a period grants its validity; the line was locked with it. */
  readonly periodId: TermId;
}

/**
 * The first terms of a plan: its period with its units, and the fees that recur. A term of a kind
 * that runs already is left as it is. The line must be locked by `lockTerms`. Refuses with
 * `insufficient_balance`.
 */
export function startPlan(tx: Tx, given: PlanToStart): readonly Term[] {
  const { line, plan, catalogVersion, isPaidNow } = given;
  const begun: Term[] = [];
  const both = { line, code: plan.code, catalogVersion, startsAt: tx.nowMs, renews: true };
  if (plan.period && !openTermOf(tx, line, 'period')) {
    const { days, price, includes } = plan.period;
    const endsAt = lastInstant(tx.nowMs, days);
    const priceMinor = isPaidNow ? price.hkdMinor : 0n;
    const id = given.periodId;
    begun.push(beginTerm(tx, { ...both, id, kind: 'period', priceMinor, endsAt, includes }));
    grantValidity(tx, { line, cause: id, until: endsAt });
  }
  return [...begun, ...beginFees(tx, given)];
}
