import { newId, slotFor, uuidOf } from '#base';
import { recordAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { ActivationId } from './batch.ts';
import { knownBatch } from './load-batches.ts';
import { refuse } from './refusals.ts';
import { insertActivations, lockBatch, readActivations } from './store/batches.ts';

/** Numbers of a batch, both included. */
export interface Range {
  readonly batch: number;
  readonly first: number;
  readonly last: number;
}

/**
 * The first of the four eyes: wants a part of a batch to be sold. Nothing is sold until a member of
 * staff who is somebody else agrees; the command line has no caller, and so only ever proposes.
 * Refuses with `permission_missing`, `voucher_batch_unknown`, `voucher_batch_not_made`,
 * `voucher_range_wrong` and `voucher_range_active`.
 */
export async function proposeActivation(
  context: Context,
  caller: StaffCaller | undefined,
  range: Range,
): Promise<ActivationId> {
  const { batch, first, last } = range;
  const subject = `batch ${batch}`;
  if (caller) await requireStaff(context, caller, 'vouchers.change', subject);
  return context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockBatch, [batch]);
    const { state, count } = knownBatch(row, batch);
    if (state !== 'made') throw refuse.voucher_batch_not_made({ state });
    if (first < 1 || last < first || last > count) {
      throw refuse.voucher_range_wrong({ least: 1, most: count });
    }
    const others = await tx.query(readActivations, [[batch]]);
    const other = others.find(
      (one) => one.state !== 'refused' && one.first <= last && first <= one.last,
    );
    if (other) throw refuse.voucher_range_active({ first: other.first, last: other.last });
    const id: ActivationId = newId('vac', tx.nowMs, slotFor(subject));
    tx.append(insertActivations, {
      batch,
      id: uuidOf(id),
      first,
      last,
      state: 'proposed',
      proposedBy: caller ? uuidOf(caller.session.staff) : null,
      proposedAt: tx.nowMs,
    });
    recordAct(tx, {
      actor: caller ? { kind: 'staff', id: caller.session.staff } : context.actor,
      action: 'voucher_activation.propose',
      subject: id,
      outcome: 'done',
      ip: caller?.ip ?? null,
      details: { batch, first, last },
    });
    return id;
  });
}
