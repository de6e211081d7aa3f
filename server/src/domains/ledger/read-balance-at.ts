import { type InstantMs, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { AccountId } from './account.ts';
import { readBalancesAt } from './store/transfers.ts';

/** Totals per unit as they stood at a past instant, from the transfers recorded until then. */
export async function readBalanceAt(
  context: Context,
  account: AccountId,
  atMs: InstantMs,
): Promise<ReadonlyMap<string, bigint>> {
  const at = new Date(atMs).toISOString();
  const rows = await context.db.read(readBalancesAt, [slotOf(account), uuidOf(account), at]);
  const totals = new Map<string, bigint>();
  for (const { unit, balanceAfter } of rows) {
    totals.set(unit, (totals.get(unit) ?? 0n) + balanceAfter);
  }
  return totals;
}
