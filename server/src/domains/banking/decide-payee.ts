import { isoTime, uuidOf } from '#base';
import { noteAct, requireSecondPerson, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { transferOf } from './load-entries.ts';
import { refuse } from './refusals.ts';
import { requireUncontested } from './require-uncontested.ts';
import { dropPayee, lockTransfer, takePayee } from './store/transfers.ts';
import type { Transfer, TransferId } from './transfer.ts';

/**
 * Decides about the account that somebody else has proposed for a transfer: it goes there, or to
 * whom it named before. Refuses with `permission_missing`, `transfer_unknown`,
 * `transfer_state_wrong` and `second_person_needed`.
 */
export async function decidePayee(
  context: Context,
  caller: StaffCaller,
  { transfer: id, isApproved }: { readonly transfer: TransferId; readonly isApproved: boolean },
): Promise<Transfer> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  return context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockTransfer, [uuidOf(id)]);
    if (!row) throw refuse.transfer_unknown({ transfer: id });
    const { payee, ...transfer } = transferOf(row);
    if (!payee) throw refuse.transfer_state_wrong({ state: transfer.state });
    requireSecondPerson(caller, payee.proposedBy);
    if (isApproved) requireUncontested(transfer);
    const { cause } = transfer;
    const details = { cause, proposedBy: payee.proposedBy };
    noteAct(
      tx,
      caller,
      isApproved ? 'transfer.approve_payee' : 'transfer.refuse_payee',
      id,
      details,
    );
    const at = isoTime(tx.nowMs);
    if (!isApproved) {
      await tx.query(dropPayee, [uuidOf(id), at]);
      return { ...transfer, payee: null };
    }
    await tx.query(takePayee, [uuidOf(id), caller.session.staff, at]);
    const to = { toName: payee.name, toAccount: payee.account, payee: null };
    return { ...transfer, ...to, state: 'to_send', sentBy: null, isPayeeOpen: true };
  });
}
