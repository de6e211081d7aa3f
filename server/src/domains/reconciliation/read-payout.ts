import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Payout } from './payout.ts';
import { readPayout as readPayoutRow } from './store/payouts.ts';

/**
 * A payout by the entry at our bank, or null where that is none. Refuses with `permission_missing`.
 */
export async function readPayout(
  context: Context,
  caller: StaffCaller,
  id: string,
): Promise<Payout | null> {
  await requireStaff(context, caller, 'reconciliation.read', id);
  const [row] = await context.db.read(readPayoutRow, [id]);
  return row ?? null;
}
