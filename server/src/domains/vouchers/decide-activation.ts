import { isoTime, uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import type { ActivationId } from './batch.ts';
import { activationOf, knownBatch } from './load-batches.ts';
import { refuse } from './refusals.ts';
import { decideActivation as decide, lockBatch, readActivations } from './store/batches.ts';

/**
 * The other two eyes: lets a part of a batch be sold, or does not. Refuses with
 * `permission_missing`, `voucher_batch_unknown`, `voucher_activation_unknown`,
 * `voucher_activation_decided` and `second_person_needed`.
 */
export async function decideActivation(
  context: Context,
  caller: StaffCaller,
  wanted: {
    readonly batch: number;
    readonly activation: ActivationId;
    readonly isApproved: boolean;
  },
): Promise<void> {
  const { batch, activation: id, isApproved } = wanted;
  await requireStaff(context, caller, 'vouchers.change', id);
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockBatch, [batch]);
    knownBatch(row, batch);
    const activations = (await tx.query(readActivations, [[batch]])).map(activationOf);
    const found = activations.find((one) => one.id === id);
    if (!found) throw refuse.voucher_activation_unknown();
    if (found.state !== 'proposed') throw refuse.voucher_activation_decided({ state: found.state });
    requireSecondPerson(caller, found.proposedBy);
    const state = isApproved ? 'active' : 'refused';
    const by = uuidOf(caller.session.staff);
    await tx.query(decide, [batch, uuidOf(id), state, by, isoTime(tx.nowMs)]);
    const { first, last } = found;
    const action = isApproved ? 'voucher_activation.approve' : 'voucher_activation.refuse';
    const details = { batch: String(batch), first: String(first), last: String(last) };
    noteAct(tx, caller, action, id, details);
  });
}
