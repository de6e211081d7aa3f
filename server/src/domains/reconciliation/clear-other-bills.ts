import { slotCount } from '#base';
import type { Context } from '#platform/context';
import type { Day } from './day.ts';
import { readBillsOfDay } from './store/bills.ts';
import { lockDay } from './store/days.ts';
import { deleteOtherItems } from './store/items.ts';

/**
 * Clears away what was read of bills of a day that do not count, slot by slot: they take room and
 * are looked at by nobody. What is being read just now stays.
 */
export async function clearOtherBills(context: Context, of: Day): Promise<void> {
  const { connector, day, bill } = of;
  const bills = await context.db.read(readBillsOfDay, [connector, day]);
  if (bill === null || bills.length < 2) return;
  for (let slot = 0; slot < slotCount; slot += 1) {
    await context.db.transaction(async (tx) => {
      const [locked] = await tx.query(lockDay, [connector, day]);
      if (locked?.bill !== bill) return;
      await tx.query(deleteOtherItems, [slot, connector, day, bill, locked.reading]);
    });
  }
}
