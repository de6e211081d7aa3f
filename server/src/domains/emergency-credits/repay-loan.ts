import { availableIn, debit, lockedAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';
import { shareRepayment } from './loan.ts';
import { openLoanOf, repayBy } from './open-loans.ts';

export interface Repaying {
  readonly line: LineId;
  /** The top-up or whatever else repays, under which it can be put back. */
  readonly cause: string;
  /** What pays what is left of the loan does not, in this order. */
  readonly buckets: readonly bigint[];
}

/**
 * Repays what a line owes, in the transaction that tops it up or closes it, and returns how much:
 * first by what is left of the loan, then by the money of the given buckets. Of a debt for what was
 * paid and is spent the bucket may be one of these, and has its turn among them. However many they
 * are, it is one repayment. The line's account is locked and its loans are loaded.
 */
export function repayLoan(tx: Tx, { line, cause, buckets }: Repaying): bigint {
  const loan = openLoanOf(tx, line);
  if (!loan) return 0n;
  const account = accountOf(line);
  const left = (number: bigint): bigint => {
    const found = lockedAccount(tx, account).buckets.find((one) => one.number === number);
    return found ? availableIn(found) : 0n;
  };
  const pots = buckets.includes(loan.bucket) ? buckets : [loan.bucket, ...buckets];
  const shares = shareRepayment(loan.outstandingMinor, pots.map(left));
  const reason = { code: 'emergency_credit_repaid', cause };
  for (const [index, amount] of shares.entries()) {
    if (amount > 0n) debit(tx, account, { unit: 'HKD', amount }, 'loans', reason, pots[index]);
  }
  const repaid = shares.reduce((sum, share) => sum + share, 0n);
  if (repaid > 0n) repayBy(tx, loan, cause, repaid);
  return repaid;
}
