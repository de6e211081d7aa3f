import { hongKongDay, isoTime, slotOf, uuidOf } from '#base';
import { recordAct } from '#identity';
import { lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { loadCounters, requireSupervisor, returnToFloat, type TillVisit } from '#resellers';
import { issueVoucherUndone, lockSerial, requireSlip, returnLocked } from '#vouchers';
import { refuse } from './refusals.ts';
import { voucherSaleOf } from './load-voucher-sales.ts';
import { lockVoucherSale, updateVoucherUndone } from './store/voucher-sales.ts';
import { counterOf } from './voucher-counter.ts';
import type { VoucherSaleId } from './voucher-sale.ts';

/**
 * Takes the sale of a voucher back, while nobody has redeemed it: into the float, with what it had
 * earned, in one commit. The voucher is never sold again. A supervisor agrees by their own login
 * and PIN, and types the code of the slip that came back. Doing it twice does it once. Refuses with
 * `supervisor_pin_wrong`, `sign_in_locked`, `voucher_sale_unknown`, `voucher_undo_too_late`,
 * `voucher_slip_needed`, and with what has become of the voucher.
 */
export async function undoVoucherSale(
  context: Context,
  visit: TillVisit,
  {
    sale: id,
    code,
    ...supervisor
  }: {
    readonly sale: VoucherSaleId;
    /** On the slip, as it was typed; a card has none. */
    readonly code?: string | undefined;
    readonly login: string;
    readonly pin: string;
  },
): Promise<void> {
  const { seller, ip } = visit;
  const { reseller } = seller;
  const by = await requireSupervisor(context, visit, supervisor);
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockVoucherSale, [slotOf(reseller), uuidOf(id)]);
    if (!row || row.reseller !== uuidOf(reseller)) throw refuse.voucher_sale_unknown();
    if (row.undoneAt !== null) return;
    await Promise.all([lockAccounts(tx, [seller.float]), loadCounters(tx, [reseller])]);
    const deal = { slot: slotOf(reseller), cause: id };
    const voucher = await lockSerial(tx, row);
    returnLocked(tx, voucher, { ...deal, by });
    requireSlip(context.secrets, voucher, code);
    returnToFloat(tx, seller, {
      cause: id,
      valueMinor: row.value,
      commissionMinor: row.isPaidAtOnce ? row.commission : 0n,
      isOfToday: hongKongDay(row.soldAt) === hongKongDay(tx.nowMs),
    });
    await issueVoucherUndone(tx, counterOf(seller), voucherSaleOf(row));
    const values = [slotOf(reseller), uuidOf(id), isoTime(tx.nowMs), uuidOf(by)];
    await tx.query(updateVoucherUndone, values);
    const actor = { kind: 'operator', id: by } as const;
    const details = { amountMinor: row.value.toString() };
    recordAct(tx, {
      actor,
      action: 'voucher_sale.undo',
      subject: id,
      outcome: 'done',
      ip,
      details,
    });
  });
}
