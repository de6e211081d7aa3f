import { newId, slotOf, uuidOf } from '#base';
import { repayLoan } from '#emergency-credits';
import { debit, emptyAccount } from '#ledger';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { accountOf, type LineId } from '#subscribers';
import type { TopupFact } from '#topups';
import { closedLineOwed } from './facts.ts';
import { closingOf } from './load-closings.ts';
import { paidBucketsOf } from './paid-buckets.ts';
import { lockSettledOfLine } from './store/closings.ts';

/**
 * What comes back to a line whose closing is settled nobody can use any more: once the line's debt
 * is repaid it is owed to the owner, as what was left at the closing. Bonus lapses as it did then.
 * Whoever has put it there holds the line's account and its loans.
 */
export async function owePutBack(tx: Tx, putBack: readonly TopupFact[]): Promise<void> {
  for (const line of new Set(putBack.map((one) => one.line))) {
    const [row] = await tx.query(lockSettledOfLine, [slotOf(line), uuidOf(line)]);
    if (!row) continue;
    const { id: closing } = closingOf(row);
    // Not under the number of the closing, whose receipt says what it came to and stays so.
    const id = newId('clp', tx.nowMs, slotOf(line));
    const amountMinor = takeFrom(tx, line, id);
    if (amountMinor === 0n) continue;
    await tell(tx, closedLineOwed, [{ id, closing, amountMinor }]);
  }
}

function takeFrom(tx: Tx, line: LineId, cause: string): bigint {
  const account = accountOf(line);
  const reason = { code: 'closing', cause };
  let taken = 0n;
  repayLoan(tx, { line, cause, buckets: paidBucketsOf(tx, line).map(({ number }) => number) });
  for (const { number, unit, balance, held } of paidBucketsOf(tx, line)) {
    const amount = balance - held;
    if (amount > 0n) debit(tx, account, { unit, amount }, 'closing_payable', reason, number);
    taken += amount;
  }
  emptyAccount(tx, account, reason);
  return taken;
}
