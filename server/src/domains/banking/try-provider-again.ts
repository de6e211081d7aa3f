import { isoTime, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import { type RefundId, sendByProvider } from '#payments';
import type { Context } from '#platform/context';
import { lockToSend } from './lock-to-send.ts';
import { refuse } from './refusals.ts';
import { endTransfer } from './store/transfers.ts';
import type { Transfer, TransferId } from './transfer.ts';

/**
 * Has the provider try once more what it could not give back, instead of a transfer that nobody has
 * entered yet: to the payer it is the better way. Fails it again, there is another transfer.
 * Refuses with `permission_missing`, `transfer_unknown`, `transfer_state_wrong` and
 * `refund_not_by_bank`.
 */
export async function tryProviderAgain(
  context: Context,
  caller: StaffCaller,
  id: TransferId,
): Promise<Transfer> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  return context.db.transaction(async (tx) => {
    const transfer = await lockToSend(tx, id);
    const { kind, cause } = transfer;
    if (kind !== 'failed_refund') throw refuse.transfer_state_wrong({ state: transfer.state });
    await sendByProvider(tx, cause as RefundId);
    await tx.query(endTransfer, [uuidOf(id), 'withdrawn', isoTime(tx.nowMs)]);
    noteAct(tx, caller, 'transfer.withdraw', id, { cause });
    return { ...transfer, state: 'withdrawn', payee: null, isPayeeOpen: false };
  });
}
