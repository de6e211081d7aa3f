import { availableIn, debit, lockedAccount } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';
import { shareRepayment } from './loan.ts';
import { openLoanOf, repayBy } from './open-loans.ts';

export interface ToppedUp {
  readonly line: LineId;
  /** The top-up, under which it can be put back. */
  readonly cause: string;
  /** The bucket that it has made. */
  readonly bucket: bigint;
}

/**
 * Repays what a line owes, in the transaction that tops it up, and returns how much: first by what
 * is left of the loan, then by the top-up's own money. The line's account is locked and its loans
 * are loaded.
 */
export function repayFromTopup(tx: Tx, { line, cause, bucket }: ToppedUp): bigint {
  const loan = openLoanOf(tx, line);
  if (!loan) return 0n;
  const account = accountOf(line);
  const left = (number: bigint): bigint => {
    const found = lockedAccount(tx, account).buckets.find((one) => one.number === number);
    return found ? availableIn(found) : 0n;
  };
  const { fromLoan, fromTopup } = shareRepayment(
    loan.outstandingMinor,
    left(loan.bucket),
    left(bucket),
  );
  const take = (from: bigint, amount: bigint): void => {
    const reason = { code: 'emergency_credit_repaid', cause };
    if (amount > 0n) debit(tx, account, { unit: 'HKD', amount }, 'loans', reason, from);
  };
  take(loan.bucket, fromLoan);
  take(bucket, fromTopup);
  const repaid = fromLoan + fromTopup;
  if (repaid > 0n) repayBy(tx, loan, cause, repaid);
  return repaid;
}
