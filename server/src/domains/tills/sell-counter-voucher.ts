import { newId, present, slotOf, uuidOf } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import { isLasting, loadRequests, type Request } from '#platform/idempotency';
import type { Tx } from '#platform/postgres';
import {
  endOf,
  issueVoucherSale,
  type LockedVoucher,
  lockForSale,
  sellLocked,
  type VoucherCounter,
  type WantedVoucher,
} from '#vouchers';
import type { Tender } from './counter-sale.ts';
import { isApprovalTaken } from './is-approval-taken.ts';
import type { CounterVoucher, CounterVoucherId, CounterVoucherInFull } from './counter-voucher.ts';
import {
  counterVoucherOf,
  hallCounter,
  loadSoldVoucher,
  voucherInFull,
} from './load-counter-vouchers.ts';
import { refuse } from './refusals.ts';
import { shareShiftOfPerson, type ShiftRow } from './store/shifts.ts';
import { insertCounterVouchers } from './store/voucher-sales.ts';
import { placeOf, requireTender, tenderRow } from './tender.ts';

export interface WantedCounterVoucher {
  readonly request: Request;
  readonly what: WantedVoucher;
  readonly tender: Tender;
}

type Outcome = { readonly sold: CounterVoucherInFull } | { readonly error: Error };

/**
 * Sells a voucher that is paid for over the counter: drawer, what is owed to its holder and the
 * receipt in one commit. The same key gets the same voucher, with its code. Refuses with
 * `permission_missing`, `shift_needed`, `counter_tender_wrong`, `counter_approval_used`, as
 * `lockForSale` does, and with `request_key_reused`.
 */
export async function sellCounterVoucher(
  context: Context,
  caller: StaffCaller,
  wanted: WantedCounterVoucher,
): Promise<CounterVoucherInFull> {
  await requireStaff(context, caller, 'tills.use');
  const outcome = await context.db.transaction((tx) => sell(context, tx, caller, wanted));
  if ('error' in outcome) throw outcome.error;
  return outcome.sold;
}

interface Deal extends Pick<WantedCounterVoucher, 'tender'> {
  readonly shift: ShiftRow;
  readonly voucher: LockedVoucher;
  readonly counter: VoucherCounter;
}

async function sell(
  context: Context,
  tx: Tx,
  { session }: StaffCaller,
  { request, what, tender }: WantedCounterVoucher,
): Promise<Outcome> {
  const requests = await loadRequests(tx, [request]);
  // What was sold stays sold, also where the till has been closed since.
  const before = requests.answered(request);
  if (before)
    return { sold: await loadSoldVoucher(context, tx, before.result as CounterVoucherId) };
  const [shift] = await tx.query(shareShiftOfPerson, [session.staff]);
  if (!shift) throw refuse.shift_needed();
  const voucher = await lockForSale(tx, what);
  requireTender(tender, voucher.batch.valueMinor);
  const isTaken = await isApprovalTaken(tx, shift.till, tender);
  const deal = {
    shift,
    voucher,
    tender,
    counter: await hallCounter(tx, { till: shift.till, tender }),
  };
  const id: CounterVoucherId = newId('vsl', tx.nowMs, slotOf(`shf_${shift.id}`));
  try {
    let made: Made | undefined;
    requests.once(request, () => {
      if (isTaken) throw refuse.counter_approval_used();
      made = write(tx, id, deal);
      return id;
    });
    const { sale, receipt } = present(made, 'the sale just made');
    const papers = { receipt, undoneReceipt: null, place: deal.counter.place };
    return { sold: voucherInFull(context, tx, voucher, sale, papers) };
  } catch (error) {
    // A no of the books is kept: a late copy must not succeed after it was told.
    if (isLasting(error)) return { error };
    throw error;
  }
}

interface Made {
  readonly sale: CounterVoucher;
  readonly receipt: string;
}

function write(tx: Tx, id: CounterVoucherId, { shift, voucher, tender, counter }: Deal): Made {
  const { valueMinor } = voucher.batch;
  const slot = slotOf(id);
  const amount = { unit: 'HKD', amount: valueMinor } as const;
  const reason = { code: 'voucher_paid', cause: id };
  moveBetweenSystem(tx, slot, placeOf(tender, shift.till), 'transit', amount, reason);
  sellLocked(tx, voucher, { slot, reseller: null, cause: id });
  const row = {
    id: uuidOf(id),
    shift: shift.id,
    till: shift.till,
    staff: shift.openedBy,
    batch: voucher.row.batch,
    number: voucher.row.number,
    value: valueMinor,
    ...tenderRow(tender),
    soldAt: tx.nowMs,
  };
  tx.append(insertCounterVouchers, { slot, ...row });
  const sale = counterVoucherOf({ ...row, undoneAt: null });
  return { sale, receipt: issueVoucherSale(tx, counter, sale, endOf(tx, voucher.batch)) };
}
