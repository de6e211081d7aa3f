import { isoTime } from '#base';
import { recordAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { everySlot } from './every-slot.ts';
import { knownBatch } from './load-batches.ts';
import type { Range } from './propose-activation.ts';
import { refuse } from './refusals.ts';
import { lockBatch } from './store/batches.ts';
import { blockRange } from './store/vouchers.ts';

/**
 * Stops a part of a batch at once, sold or not; one person may, since it opens nothing. What
 * holders of sold ones are owed stays owed. Returns how many were stopped: used ones stay as they
 * are. Refuses with `permission_missing`, `voucher_batch_unknown` and `voucher_range_wrong`.
 */
export async function blockVouchers(
  context: Context,
  caller: StaffCaller | undefined,
  { batch, first, last, why }: Range & { readonly why: string },
): Promise<number> {
  const subject = `batch ${batch}`;
  if (caller) await requireStaff(context, caller, 'vouchers.change', subject);
  const by = caller?.session.staff ?? context.actor.id;
  return context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockBatch, [batch]);
    const { count } = knownBatch(row, batch);
    if (first < 1 || last < first || last > count) {
      throw refuse.voucher_range_wrong({ least: 1, most: count });
    }
    const at = isoTime(tx.nowMs);
    const stopped = await Promise.all(
      everySlot.map((slot) => tx.query(blockRange, [slot, batch, first, last, at, by, why])),
    );
    const blocked = stopped.flat().length;
    recordAct(tx, {
      actor: caller ? { kind: 'staff', id: caller.session.staff } : context.actor,
      action: 'voucher.block',
      subject,
      outcome: 'done',
      ip: caller?.ip ?? null,
      details: { first, last, blocked, why },
    });
    return blocked;
  });
}
