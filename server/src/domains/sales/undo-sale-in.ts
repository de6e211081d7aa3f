import type { Actor } from '#platform/context';
import { hongKongDay, idFrom, isoTime, slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import { tell } from '#platform/facts';
import type { Tx } from '#platform/postgres';
import { loadCounters, type ResellerId, returnToFloat, type Selling } from '#resellers';
import { takeBackSold, type TopupId } from '#topups';
import { saleUndone } from './facts.ts';
import { saleOf } from './load-sales.ts';
import { refuse } from './refusals.ts';
import { lockSale, updateUndone } from './store/sales.ts';

/** A sale that is to be taken back, and who wants that. */
export interface SaleToUndo {
  readonly topup: TopupId;
  readonly reseller: ResellerId;
  readonly float: Selling['float'];
  readonly actor: Actor;
  readonly ip?: string;
  readonly reason: string;
  /** Whether who sold it has asked for it. */
  readonly isBySeller: boolean;
}

/**
 * Takes a sale off its line while all of it is there, and puts it back into the float, less what it
 * had earned, in one commit. Doing it twice does it once. Refuses with `sale_unknown`,
 * `undo_too_late`, `undo_spent`, `loan_open` and `undo_not_possible`.
 */
export async function undoSaleIn(tx: Tx, sale: SaleToUndo): Promise<void> {
  const { topup: id, reseller, float, actor, ip, reason, isBySeller } = sale;
  const [row] = await tx.query(lockSale, [slotOf(reseller), uuidOf(id)]);
  if (!row || row.reseller !== uuidOf(reseller)) throw refuse.sale_unknown();
  if (row.undoneAt !== null) return;
  const { result } = await takeBackSold(tx, { topup: id, maker: reseller, reason }, [float]);
  await loadCounters(tx, [reseller]);
  const floatMinor = returnToFloat(
    tx,
    { float, reseller },
    {
      cause: id,
      valueMinor: row.value,
      priceMinor: row.value - row.discount,
      commissionMinor: row.isPaidAtOnce ? row.commission : 0n,
      isOfToday: hongKongDay(row.soldAt) === hongKongDay(tx.nowMs),
    },
  );
  const undoneBy = isBySeller ? actor.id.slice(-32) : null;
  await tx.query(updateUndone, [slotOf(reseller), uuidOf(id), isoTime(tx.nowMs), undoneBy]);
  const soldBy = row.operator === null ? row.client : idFrom('opr', row.operator);
  const details = { soldBy, amountMinor: row.value.toString() };
  const act = { actor, action: 'sale.undo', subject: id, outcome: 'done', details } as const;
  recordAct(tx, ip === undefined ? act : { ...act, ip });
  const undone = saleOf({ ...row, undoneAt: tx.nowMs });
  const receipt = result?.receipt ?? '';
  await tell(tx, saleUndone, [{ sale: undone, receipt, isBySeller, floatMinor }]);
}
