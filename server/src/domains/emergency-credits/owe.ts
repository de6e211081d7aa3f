import { newId, slotOf } from '#base';
import type { Tx } from '#platform/postgres';
import type { LineId } from '#subscribers';
import { type LoanId } from './loan.ts';
import { keepLoan, openLoanOf, repayBy } from './open-loans.ts';

export interface Owed {
  readonly line: LineId;
  readonly amountMinor: bigint;
  /** The bucket whose money it was: what comes back into it repays first. */
  readonly bucket: bigint;
}

/**
 * A line owes what it has spent and was given back to its payer all the same: to what it owes
 * already, or as a loan of its own. Its next top-ups repay it first. The caller moves the money out
 * of the account `loans`; the line's account is locked and its loans are loaded.
 */
export function owe(tx: Tx, { line, amountMinor, bucket }: Owed): void {
  const open = openLoanOf(tx, line);
  if (open) {
    const more = {
      amountMinor: open.amountMinor + amountMinor,
      outstandingMinor: open.outstandingMinor + amountMinor,
    };
    return keepLoan(tx, { ...open, ...more });
  }
  const id: LoanId = newId('loa', tx.nowMs, slotOf(line));
  const both = { amountMinor, outstandingMinor: amountMinor, bucket, lentAt: tx.nowMs };
  keepLoan(tx, { id, line, ...both });
}

/**
 * The line owes it no more. Returns how much of it was still owed: the rest has been repaid
 * already, and is the line's own.
 */
export function putBackOwed(
  tx: Tx,
  { line, cause, amountMinor }: Pick<Owed, 'line' | 'amountMinor'> & { readonly cause: string },
): bigint {
  const open = openLoanOf(tx, line);
  const outstanding = open?.outstandingMinor ?? 0n;
  const forgiven = outstanding < amountMinor ? outstanding : amountMinor;
  if (open && forgiven > 0n) repayBy(tx, open, cause, forgiven);
  return forgiven;
}
