import { isoTime, slotOf, uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import { issueVoucherUndone, lockSerial, returnLocked } from '#vouchers';
import type { CounterVoucherId, CounterVoucherInFull } from './counter-voucher.ts';
import { counterVoucherOf, hallCounter } from './load-counter-vouchers.ts';
import { readCounterVoucher } from './read-counter-voucher.ts';
import { refuse } from './refusals.ts';
import { shareShiftOfTill } from './store/shifts.ts';
import { lockCounterVoucher, updateVoucherUndone } from './store/voucher-sales.ts';
import { placeOf } from './tender.ts';

/**
 * Takes the sale of a voucher back, while nobody has redeemed it, and gives the money back out of
 * the drawer that it went into, which somebody has open. The voucher is never sold again. Another
 * person than whoever sold it does. Doing it twice does it once. Refuses with `permission_missing`,
 * `second_person_needed`, `counter_sale_unknown`, `shift_needed`, and as `returnLocked` does.
 */
export async function undoCounterVoucher(
  context: Context,
  caller: StaffCaller,
  id: CounterVoucherId,
): Promise<CounterVoucherInFull> {
  await requireStaff(context, caller, 'tills.supervise', id);
  const by = caller.session.staff;
  const serial = await context.db.transaction(async (tx) => {
    const slot = slotOf(id);
    const [row] = await tx.query(lockCounterVoucher, [slot, uuidOf(id)]);
    if (!row) throw refuse.counter_sale_unknown();
    const sale = counterVoucherOf(row);
    if (sale.undoneAt !== null) return sale.serial;
    requireSecondPerson(caller, sale.staff);
    const [shift] = await tx.query(shareShiftOfTill, [sale.till]);
    if (!shift) throw refuse.shift_needed();
    returnLocked(tx, await lockSerial(tx, row), { slot, cause: id, by });
    const amount = { unit: 'HKD', amount: sale.valueMinor } as const;
    const reason = { code: 'voucher_paid_back', cause: id };
    moveBetweenSystem(tx, slot, 'transit', placeOf(sale.tender, sale.till), amount, reason);
    await issueVoucherUndone(tx, await hallCounter(tx, sale), sale);
    await tx.query(updateVoucherUndone, [slot, uuidOf(id), isoTime(tx.nowMs), by, shift.id]);
    const details = { soldBy: sale.staff, amountMinor: String(sale.valueMinor), till: sale.till };
    noteAct(tx, caller, 'voucher_sale.undo', id, details);
    return sale.serial;
  });
  return readCounterVoucher(context, caller, serial);
}
