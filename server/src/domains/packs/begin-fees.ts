import type { Tx } from '#platform/postgres';
import { beginFee } from './begin-fee.ts';
import { feesNotRunning } from './open-terms.ts';
import type { FeesToBegin } from './plan-fees.ts';
import type { Term } from './term.ts';

/**
 * The fees of a plan that recur and do not run yet. The line must be locked by `lockTerms`. Refuses
 * with `insufficient_balance`.
 */
export function beginFees(tx: Tx, given: FeesToBegin): readonly Term[] {
  return feesNotRunning(tx, given).map((fee) => beginFee(tx, given, fee, tx.nowMs));
}
