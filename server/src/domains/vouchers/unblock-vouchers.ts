import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { Tx } from '#platform/postgres';
import { everySlot } from './every-slot.ts';
import { knownBatch } from './load-batches.ts';
import type { Range } from './propose-activation.ts';
import { lockBatch } from './store/batches.ts';
import { readBlocker, unblockRange } from './store/vouchers.ts';

/**
 * Lets blocked vouchers be what they were before: those that somebody else has blocked, since this
 * opens what one person has closed. Returns how many. Refuses with `permission_missing`,
 * `voucher_batch_unknown` and, where all that is blocked is one's own, `second_person_needed`.
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
    if (unblocked === 0) await refuseOwn(tx, caller, { batch, first, last });
    const details = { first: String(first), last: String(last), unblocked: String(unblocked) };
    noteAct(tx, caller, 'voucher.unblock', subject, details);
    return unblocked;
  });
}

async function refuseOwn(tx: Tx, caller: StaffCaller, { batch, first, last }: Range) {
  const [row] = await tx.query(readBlocker, [batch, first, last, caller.session.staff]);
  requireSecondPerson(caller, row?.by ?? null);
}
