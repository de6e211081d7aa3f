import { slotOf, uuidOf } from '#base';
import { type AccountBalance, readLotCount } from '#ledger';
import type { Context } from '#platform/context';
import { accountOf, type Line } from '#subscribers';
import { type Loan, type NoLoan, obstacleOf } from './loan.ts';
import { emergencyCreditSettings } from './settings.ts';
import { loanOf, readLatestLoan } from './store/loans.ts';

/** How a line stands with the emergency credit: what it owes, and whether it may borrow. */
export interface LoanStanding {
  readonly open: Loan | null;
  readonly amountMinor: bigint;
  readonly obstacle: NoLoan | null;
}

/**
 * As things look now beside the balance that is shown with it and read at the same time, for a
 * screen; `borrow` decides again.
 */
export async function readLoan(
  context: Context,
  line: Line,
  reading: Promise<AccountBalance>,
): Promise<LoanStanding> {
  const key = { slot: slotOf(line.id), line: uuidOf(line.id) };
  const lots = { source: 'paid', takenBackBy: 'undo' } as const;
  const [balance, [row], paidTopups] = await Promise.all([
    reading,
    context.db.readBy(readLatestLoan, key),
    readLotCount(context, accountOf(line.id), lots),
  ]);
  const latest = row ? loanOf(row) : null;
  const open = latest && latest.outstandingMinor > 0n ? latest : null;
  const settings = context.settings();
  const obstacle = obstacleOf(
    {
      nowMs: context.clock.now(),
      since: line.createdAt,
      validUntil: line.validUntil,
      paidTopups,
      balanceMinor: balance.units.find(({ unit }) => unit === 'HKD')?.total ?? 0n,
      isOwing: open !== null,
    },
    settings,
  );
  const amountMinor = BigInt(settings.get(emergencyCreditSettings.amountMinor));
  return { open, amountMinor, obstacle: obstacle ?? null };
}
