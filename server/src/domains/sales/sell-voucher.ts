import { newId, present, slotOf, uuidOf } from '#base';
import { lockAccounts } from '#ledger';
import type { Context } from '#platform/context';
import { isLasting, loadRequests, type Request } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import {
  chargeFloat,
  type Fix,
  loadCounters,
  lockChains,
  requirePin,
  type Seller,
  type TillVisit,
} from '#resellers';
import {
  endOf,
  issueVoucherSale,
  type LockedVoucher,
  lockForSale,
  sellLocked,
  type WantedVoucher,
} from '#vouchers';
import { counterOf } from './voucher-counter.ts';
import { voucherSaleOf } from './load-voucher-sales.ts';
import { loadSoldVoucher, type PaperedSale, soldVoucher } from './voucher-in-full.ts';
import { insertVoucherSales } from './store/voucher-sales.ts';
import type { SoldVoucher, VoucherSaleId } from './voucher-sale.ts';

export interface WantedVoucherSale {
  readonly request: Request;
  readonly what: WantedVoucher;
  readonly pin: string;
  /** Where the till is, if it says so. */
  readonly fix?: Fix | undefined;
}

type Outcome = { readonly sold: SoldVoucher } | { readonly error: Error };

/**
 * Sells a voucher from the float of who stands at a till: float, what is owed to the holder and the
 * receipt in one commit. The same sale id returns the same voucher, and its code. Refuses with what
 * the PIN, the tier and the float say, as `lockForSale` does, and with
 * `request_key_reused`.
 */
export async function sellVoucher(
  context: Context,
  visit: TillVisit,
  wanted: WantedVoucherSale,
): Promise<SoldVoucher> {
  await requirePin(context, visit, wanted.pin);
  const seller = { ...visit.seller, fix: wanted.fix };
  const outcome = await context.db.transaction((tx) => sell(context, tx, seller, wanted));
  if ('error' in outcome) throw outcome.error;
  return outcome.sold;
}

async function sell(
  context: Context,
  tx: Tx,
  seller: Seller,
  { request, what }: WantedVoucherSale,
): Promise<Outcome> {
  const requests = await loadRequests(tx, [request]);
  const before = requests.answered(request);
  if (before) return { sold: await loadSoldVoucher(context, tx, before.result as VoucherSaleId) };
  await Promise.all([lockAccounts(tx, [seller.float]), loadCounters(tx, [seller.reseller])]);
  await lockChains(tx, [seller]);
  const voucher = await lockForSale(tx, what);
  const id: VoucherSaleId = newId('vsl', tx.nowMs, slotOf(seller.reseller));
  try {
    let made: PaperedSale | undefined;
    requests.once(request, () => {
      made = write(tx, seller, voucher, id);
      return id;
    });
    return { sold: soldVoucher(context, tx, present(made, 'the sale just made'), voucher) };
  } catch (error) {
    if (isLasting(error)) return { error };
    throw error;
  }
}

function write(tx: Tx, seller: Seller, voucher: LockedVoucher, id: VoucherSaleId): PaperedSale {
  const { reseller, operator, till, parent, tier } = seller;
  const { valueMinor } = voucher.batch;
  const charged = chargeFloat(tx, seller, { cause: id, product: 'voucher', valueMinor });
  sellLocked(tx, voucher, { slot: slotOf(reseller), reseller, cause: id });
  const row = {
    id: uuidOf(id),
    reseller: uuidOf(reseller),
    operator: uuidOf(operator),
    till,
    batch: voucher.row.batch,
    number: voucher.row.number,
    value: valueMinor,
    commission: charged.earned.own,
    isPaidAtOnce: tier.paysAtOnce,
    floatAfter: charged.floatAfter,
    soldAt: tx.nowMs,
  };
  tx.append(insertVoucherSales, {
    ...row,
    slot: slotOf(reseller),
    parent: parent === null ? null : uuidOf(parent),
    parentCommission: parent === null ? 0n : charged.earned.parent,
  });
  const sale = voucherSaleOf({ ...row, undoneAt: null });
  const receipt = issueVoucherSale(tx, counterOf(seller), sale, endOf(tx, voucher.batch));
  return { sale, receipt, undoneReceipt: null };
}
