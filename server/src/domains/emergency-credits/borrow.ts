import { newId, slotOf } from '#base';
import {
  credit,
  lockAccounts,
  lockedTotal,
  openBucket,
  ordinaryPriority,
  readLotCount,
} from '#ledger';
import type { Context } from '#platform/context';
import { isLasting, loadRequests, type Request } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import { accountOf, type Line, type LineId, lockedLine, lockLines, readLine } from '#subscribers';
import { type LoanId, obstacleOf } from './loan.ts';
import { keepLoan, loadLoans, openLoanOf } from './open-loans.ts';
import { refuse } from './refusals.ts';
import { emergencyCreditSettings } from './settings.ts';

export interface LoanRequest {
  readonly request: Request;
  readonly line: LineId;
}

/** Spent after everything else: whoever has money of their own uses that. */
const lentPriority = ordinaryPriority + 50;

/**
 * Lends a line the emergency credit, once per request. Refuses with `loan_open`, `loan_too_new`,
 * `loan_not_needed` and `loan_line_inactive`.
 */
export async function borrow(context: Context, wanted: LoanRequest): Promise<LoanId> {
  const line = await readLine(context, wanted.line);
  const account = accountOf(line.id);
  // Read before, since it can only grow.
  const lots = { source: 'paid', takenBackBy: 'undo' } as const;
  const paidTopups = await readLotCount(context, account, lots);
  const outcome = await context.db.transaction(async (tx) => {
    const [requests] = await Promise.all([
      loadRequests(tx, [wanted.request]),
      lockAccounts(tx, [account]),
      loadLoans(tx, [line.id]),
      lockLines(tx, { lines: [line.id] }),
    ]);
    try {
      return { loan: requests.once(wanted.request, () => lend(tx, line, paidTopups)) };
    } catch (error) {
      if (!isLasting(error)) throw error;
      return { error };
    }
  });
  if ('error' in outcome) throw outcome.error;
  return outcome.loan;
}

function lend(tx: Tx, line: Line, paidTopups: number): LoanId {
  const account = accountOf(line.id);
  const obstacle = obstacleOf(
    {
      nowMs: tx.nowMs,
      since: line.createdAt,
      validUntil: lockedLine(tx, line.id).validUntil,
      paidTopups,
      balanceMinor: lockedTotal(tx, account, 'HKD'),
      isOwing: openLoanOf(tx, line.id) !== undefined,
    },
    tx.settings,
  );
  if (obstacle) throw refuse[obstacle]();
  const id: LoanId = newId('loa', tx.nowMs, slotOf(line.id));
  const amountMinor = BigInt(tx.settings.get(emergencyCreditSettings.amountMinor));
  const lent = { unit: 'HKD', source: 'credit', cause: id, priority: lentPriority } as const;
  const bucket = openBucket(tx, account, lent);
  const reason = { code: 'emergency_credit', cause: id };
  credit(tx, account, { unit: 'HKD', amount: amountMinor }, 'loans', reason, bucket);
  const both = { amountMinor, outstandingMinor: amountMinor, bucket, lentAt: tx.nowMs };
  keepLoan(tx, { id, line: line.id, ...both });
  return id;
}
