import { hongKongDay, idFrom, isoTime, slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import type { Context } from '#platform/context';
import { loadCounters, requireSupervisor, returnToFloat, type TillVisit } from '#resellers';
import { takeBackSold, type TopupId } from '#topups';
import { readSale } from './read-sale.ts';
import { refuse } from './refusals.ts';
import type { SaleInFull } from './sale.ts';
import { lockSale, updateUndone } from './store/sales.ts';

/**
 * Takes a sale to a wrong number back: off the line while all of it is there, and into the float,
 * with what it had earned, in one commit. A supervisor agrees by their own login and PIN. Doing it
 * twice does it once. Refuses with `supervisor_pin_wrong`, `sign_in_locked`, `sale_unknown`,
 * `undo_too_late`, `undo_spent` and `undo_not_possible`.
 */
export async function undoSale(
  context: Context,
  visit: TillVisit,
  {
    topup: id,
    ...supervisor
  }: {
    readonly topup: TopupId;
    readonly login: string;
    readonly pin: string;
  },
): Promise<SaleInFull> {
  const { seller, ip } = visit;
  const by = await requireSupervisor(context, visit, supervisor);
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockSale, [slotOf(seller.reseller), uuidOf(id)]);
    if (!row || row.reseller !== uuidOf(seller.reseller)) throw refuse.sale_unknown();
    if (row.undoneAt !== null) return;
    const taken = { topup: id, maker: seller.reseller, reason: 'wrong number' };
    await takeBackSold(tx, taken, [seller.float]);
    await loadCounters(tx, [seller.reseller]);
    returnToFloat(tx, seller, {
      cause: id,
      valueMinor: row.value,
      commissionMinor: row.isPaidAtOnce ? row.commission : 0n,
      isOfToday: hongKongDay(row.soldAt) === hongKongDay(tx.nowMs),
    });
    const values = [slotOf(seller.reseller), uuidOf(id), isoTime(tx.nowMs), uuidOf(by)];
    await tx.query(updateUndone, values);
    const actor = { kind: 'operator', id: by } as const;
    const soldBy = row.operator === null ? row.client : idFrom('opr', row.operator);
    const details = { soldBy, amountMinor: row.value.toString() };
    recordAct(tx, { actor, action: 'sale.undo', subject: id, outcome: 'done', ip, details });
  });
  return readSale(context, seller.reseller, id);
}
