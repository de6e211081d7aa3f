import { isoTime, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { transferOf } from './load-entries.ts';
import { refuse } from './refusals.ts';
import { lockTransfer, updateTransfer } from './store/transfers.ts';
import type { Transfer, TransferId } from './transfer.ts';

/**
 * Notes that finance has entered a transfer at the bank, so that nobody enters it again. It is done
 * when a statement shows it. Refuses with `permission_missing`, `transfer_unknown` and
 * `transfer_state_wrong`.
 */
export async function markSent(
  context: Context,
  caller: StaffCaller,
  id: TransferId,
): Promise<Transfer> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  return context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockTransfer, [uuidOf(id)]);
    if (!row) throw refuse.transfer_unknown({ transfer: id });
    const transfer = transferOf(row);
    if (transfer.state !== 'to_send') throw refuse.transfer_state_wrong({ state: transfer.state });
    const sentBy = caller.session.staff;
    await tx.query(updateTransfer, [row.id, 'sent', sentBy, isoTime(tx.nowMs)]);
    noteAct(tx, caller, 'transfer.sent', id, { cause: transfer.cause });
    return { ...transfer, state: 'sent', sentBy };
  });
}
