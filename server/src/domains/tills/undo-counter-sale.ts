import { isoTime, slotOf, uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import { moveBetweenSystem } from '#ledger';
import type { Context } from '#platform/context';
import { takeBackSold, type TopupId } from '#topups';
import type { CounterSaleInFull } from './counter-sale.ts';
import { counterSaleOf } from './load-sales.ts';
import { readSaleInFull } from './read-sale-in-full.ts';
import { refuse } from './refusals.ts';
import { lockCounterSale, updateUndone } from './store/sales.ts';
import { shareShiftOfTill } from './store/shifts.ts';
import { placeOf } from './tender.ts';

/**
 * Takes a sale to a wrong number off its line again, while all of it is there, and gives the money
 * back out of the drawer that it went into, which somebody has open. Another person than whoever
 * sold it does. Doing it twice does it once. Refuses with `permission_missing`,
 * `second_person_needed`, `counter_sale_unknown`, `shift_needed`, `undo_too_late`, `undo_spent` and
 * `undo_not_possible`.
 */
export async function undoCounterSale(
  context: Context,
  caller: StaffCaller,
  id: TopupId,
): Promise<CounterSaleInFull> {
  await requireStaff(context, caller, 'tills.supervise', id);
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockCounterSale, [slotOf(id), uuidOf(id)]);
    if (!row) throw refuse.counter_sale_unknown();
    const sale = counterSaleOf(row);
    if (sale.undoneAt !== null) return;
    requireSecondPerson(caller, sale.staff);
    const [shift] = await tx.query(shareShiftOfTill, [sale.till]);
    if (!shift) throw refuse.shift_needed();
    await takeBackSold(tx, { topup: id, maker: sale.staff, reason: 'wrong number' }, []);
    const place = placeOf(sale.tender, sale.till);
    const amount = { unit: 'HKD', amount: sale.valueMinor } as const;
    const reason = { code: 'undo', cause: id };
    moveBetweenSystem(tx, slotOf(id), 'transit', place, amount, reason);
    const by = caller.session.staff;
    await tx.query(updateUndone, [slotOf(id), uuidOf(id), isoTime(tx.nowMs), by, shift.id]);
    const details = { soldBy: sale.staff, amountMinor: String(sale.valueMinor), till: sale.till };
    noteAct(tx, caller, 'counter_sale.undo', id, details);
  });
  return readSaleInFull(context, id);
}
