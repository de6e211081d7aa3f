import { slotOf } from '#base';
import { credit } from '#ledger';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';
import { knowLoan, openLoanOf, repayBy } from './open-loans.ts';
import { refuse } from './refusals.ts';
import { loanOf, readRepaidLoans } from './store/loans.ts';

export interface TopupToUndo {
  readonly line: LineId;
  readonly cause: string;
  readonly bucket: bigint;
}

/**
 * Puts back into a top-up's bucket what it had repaid, so that it can be taken back whole: the line
 * owes it again. The account is locked, and the line's loans are loaded. Refuses with `loan_open`
 * when the line has borrowed anew.
 */
export async function putBackRepayment(tx: Tx, topup: TopupToUndo): Promise<void> {
  const { line, cause, bucket } = topup;
  const [row] = await tx.load(readRepaidLoans, [{ slot: slotOf(line), cause }]);
  if (!row) return;
  const open = openLoanOf(tx, line);
  const loan = knowLoan(tx, loanOf(row));
  if (open && open.id !== loan.id) throw refuse.loan_open();
  const amount = row.repaid;
  const reason = { code: 'emergency_credit_owed_again', cause };
  credit(tx, accountOf(line), { unit: 'HKD', amount }, 'loans', reason, bucket);
  repayBy(tx, loan, cause, -amount);
}
