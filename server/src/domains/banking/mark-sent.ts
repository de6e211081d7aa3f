import { isoTime, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { lockToSend } from './lock-to-send.ts';
import { refuse } from './refusals.ts';
import { updateTransfer } from './store/transfers.ts';
import type { Transfer, TransferId } from './transfer.ts';

/**
 * Notes that finance has entered a transfer at the bank, so that nobody enters it again. It is done
 * when a statement shows it. Refuses with `permission_missing`, `transfer_unknown`,
 * `transfer_state_wrong`, `transfer_payee_needed` and `transfer_payee_open`.
 */
export async function markSent(
  context: Context,
  caller: StaffCaller,
  id: TransferId,
): Promise<Transfer> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  return context.db.transaction(async (tx) => {
    const transfer = await lockToSend(tx, id);
    if (transfer.payee) throw refuse.transfer_payee_open();
    if (transfer.toAccount === '') throw refuse.transfer_payee_needed();
    const sentBy = caller.session.staff;
    await tx.query(updateTransfer, [uuidOf(id), 'sent', sentBy, isoTime(tx.nowMs)]);
    noteAct(tx, caller, 'transfer.sent', id, { cause: transfer.cause });
    return { ...transfer, state: 'sent', sentBy, isPayeeOpen: false };
  });
}
