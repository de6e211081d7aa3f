import { slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import {
  codeOfLocked,
  endOf,
  type LockedVoucher,
  lockSerial,
  papersOfVoucherSale,
  type VoucherPapers,
  voucherUndoBefore,
} from '#vouchers';
import { voucherSaleOf } from './load-voucher-sales.ts';
import { refuse } from './refusals.ts';
import { lockVoucherSale } from './store/voucher-sales.ts';
import type { SoldVoucher, VoucherSale, VoucherSaleId } from './voucher-sale.ts';

/** A sale, and the codes of its receipts. */
export interface PaperedSale extends VoucherPapers {
  readonly sale: VoucherSale;
}

/** What was sold before, with its code: for whoever has the key of the sale. */
export async function loadSoldVoucher(
  context: Context,
  tx: Tx,
  id: VoucherSaleId,
): Promise<SoldVoucher> {
  const [row] = await tx.query(lockVoucherSale, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.voucher_sale_unknown();
  const papers = await papersOfVoucherSale(tx, id);
  return soldVoucher(
    context,
    tx,
    { sale: voucherSaleOf(row), ...papers },
    await lockSerial(tx, row),
  );
}

export function soldVoucher(
  { secrets }: Context,
  tx: Tx,
  { sale, ...papers }: PaperedSale,
  voucher: LockedVoucher,
): SoldVoucher {
  const expiresAt = voucher.row.expiresAt ?? endOf(tx, voucher.batch);
  const code = codeOfLocked(secrets, voucher);
  return { ...sale, ...papers, code, expiresAt, undoBefore: voucherUndoBefore(sale, tx.settings) };
}
