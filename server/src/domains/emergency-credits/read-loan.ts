import { slotOf, uuidOf } from '#base';
import { readBalance, readLotCount } from '#ledger';
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

/** As things look now, for a screen; `borrow` decides again. */
export async function readLoan(context: Context, line: Line): Promise<LoanStanding> {
  const account = accountOf(line.id);
  const [[row], balance, paidTopups] = await Promise.all([
    context.db.read(readLatestLoan, [slotOf(line.id), uuidOf(line.id)]),
    readBalance(context, account),
    readLotCount(context, account, { source: 'paid', takenBackBy: 'undo' }),
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
