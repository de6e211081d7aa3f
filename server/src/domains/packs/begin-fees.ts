import type { Plan } from '#catalog';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { beginTerm } from './begin-term.ts';
import { type Fee, feesOf } from './plan-fees.ts';
import { openTermOf } from './open-terms.ts';
import { lastInstant, type Term } from './term.ts';

export interface FeesToBegin {
  readonly line: LineId;
  readonly plan: Plan;
  readonly catalogVersion: number;
  /** False where the starter's price has paid the first ones. */
  readonly isPaidNow: boolean;
  readonly hasMainlandNumber: boolean;
}

/**
 * The fees of a plan that recur and do not run yet. The line must be locked by `lockTerms`. Refuses
 * with `insufficient_balance`.
 */
export function beginFees(tx: Tx, given: FeesToBegin): readonly Term[] {
  return feesNotRunning(tx, given).map((fee) => beginFee(tx, given, fee, tx.nowMs));
}

/** Those of a plan that a locked line does not pay yet. */
export function feesNotRunning(
  tx: Tx,
  { line, plan, hasMainlandNumber }: Pick<FeesToBegin, 'line' | 'plan' | 'hasMainlandNumber'>,
): readonly Fee[] {
  return feesOf(plan, {
    isRunning: (kind) => openTermOf(tx, line, kind) !== undefined,
    hasPeriod: openTermOf(tx, line, 'period') !== undefined,
    hasMainlandNumber,
  });
}

/** Refuses with `insufficient_balance`, having done nothing if called within `tx.attempt`. */
export function beginFee(
  tx: Tx,
  { line, plan, catalogVersion, isPaidNow }: FeesToBegin,
  { kind, days, priceMinor }: Fee,
  startsAt: number,
): Term {
  return beginTerm(tx, {
    line,
    kind,
    code: plan.code,
    catalogVersion,
    priceMinor: isPaidNow ? priceMinor : 0n,
    startsAt,
    endsAt: lastInstant(startsAt, days),
    renews: true,
    includes: [],
  });
}
