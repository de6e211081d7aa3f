import { hongKongDay } from '#base';
import { repayLoan } from '#emergency-credits';
import type { SystemAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import { grantValidity } from '#subscribers';
import { creditLine } from './credit-line.ts';
import type { SettledTopup } from './credit-papers.ts';
import type { Money } from './paid-order.ts';
import type { LockedTopup } from './topup.ts';

/**
 * Value, bonus, the repayment of what the line owes, and validity. The line's account, its loans
 * and the line are locked, with this top-up among what grants.
 */
export function creditOne(
  tx: Tx,
  topup: LockedTopup,
  paid: Money,
  clearing: SystemAccount,
): SettledTopup {
  const buckets = creditLine(tx, topup, paid, clearing);
  const { id: cause, line } = topup;
  const repaid = repayLoan(tx, { line, cause, buckets: [buckets.cashBucket] });
  const { before, after } = grantValidity(tx, { line, cause, days: topup.terms.validityDays });
  return {
    topup,
    paid,
    ...buckets,
    balanceAfter: buckets.balanceAfter - repaid,
    repaid,
    validUntilBefore: before === null ? null : hongKongDay(before),
    validUntil: hongKongDay(after ?? tx.nowMs),
  };
}
