import { idFrom, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import {
  codeOfLocked,
  endOf,
  type LockedVoucher,
  lockSerial,
  papersOfVoucherSale,
  serialText,
  type VoucherCounter,
  type VoucherPapers,
  voucherUndoBefore,
} from '#vouchers';
import { hallChannel } from './counter-sale.ts';
import type { CounterVoucher, CounterVoucherId, CounterVoucherInFull } from './counter-voucher.ts';
import { refuse } from './refusals.ts';
import { readTillName } from './store/tills.ts';
import { type CounterVoucherRow, lockCounterVoucher } from './store/voucher-sales.ts';
import { methodOf, tenderOf } from './tender.ts';

export function counterVoucherOf(row: CounterVoucherRow): CounterVoucher {
  const { till, value: valueMinor, soldAt, undoneAt } = row;
  return {
    id: idFrom('vsl', row.id),
    shift: idFrom('shf', row.shift),
    till,
    staff: row.staff as CounterVoucher['staff'],
    serial: serialText(row),
    valueMinor,
    tender: tenderOf(row),
    soldAt,
    undoneAt,
  };
}

/**
 * What was sold before, with its code: for whoever has the key of the sale. Refuses with
 * `counter_sale_unknown`.
 */
export async function loadSoldVoucher(
  context: Context,
  tx: Tx,
  id: CounterVoucherId,
): Promise<CounterVoucherInFull> {
  const [row] = await tx.query(lockCounterVoucher, [slotOf(id), uuidOf(id)]);
  if (!row) throw refuse.counter_sale_unknown();
  const sale = counterVoucherOf(row);
  const [papers, { place }] = [await papersOfVoucherSale(tx, id), await hallCounter(tx, sale)];
  return voucherInFull(context, tx, await lockSerial(tx, row), sale, { ...papers, place });
}

export function voucherInFull(
  { secrets }: Context,
  tx: Tx,
  voucher: LockedVoucher,
  sale: CounterVoucher,
  papers: VoucherPapers & Pick<VoucherCounter, 'place'>,
): CounterVoucherInFull {
  const expiresAt = voucher.row.expiresAt ?? endOf(tx, voucher.batch);
  const code = codeOfLocked(secrets, voucher);
  return { ...sale, ...papers, code, expiresAt, undoBefore: voucherUndoBefore(sale, tx.settings) };
}

/**
 * A hall, as the papers of its vouchers know it. Nobody lists them but our own people: who bought
 * the voucher is not known, and has the paper.
 */
export async function hallCounter(
  tx: Tx,
  { till, tender }: Pick<CounterVoucher, 'till' | 'tender'>,
): Promise<VoucherCounter> {
  const [named] = await tx.query(readTillName, [till]);
  const place = named?.name ?? till;
  return { place, channel: hallChannel, method: methodOf(tender), holders: [] };
}
