import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { everySlot } from './every-slot.ts';
import { knownBatch } from './load-batches.ts';
import type { Range } from './propose-activation.ts';
import { lockBatch } from './store/batches.ts';
import { unblockRange } from './store/vouchers.ts';

/**
 * Lets blocked vouchers be what they were before: those that somebody else has blocked, since this
 * opens what one person has closed. Returns how many. Refuses with `permission_missing` and
 * `voucher_batch_unknown`.
 */
export async function unblockVouchers(
  context: Context,
  caller: StaffCaller,
  { batch, first, last }: Range,
): Promise<number> {
  const subject = `batch ${batch}`;
  await requireStaff(context, caller, 'vouchers.change', subject);
  return context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockBatch, [batch]);
    knownBatch(row, batch);
    const { staff } = caller.session;
    const freed = await Promise.all(
      everySlot.map((slot) => tx.query(unblockRange, [slot, batch, first, last, staff])),
    );
    const unblocked = freed.flat().length;
    const details = { first: String(first), last: String(last), unblocked: String(unblocked) };
    noteAct(tx, caller, 'voucher.unblock', subject, details);
    return unblocked;
  });
}
