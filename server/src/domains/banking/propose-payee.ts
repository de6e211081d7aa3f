import { isoTime, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import { listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import { lockToChange } from './lock-to-change.ts';
import { requireUncontested } from './require-uncontested.ts';
import { refuse } from './refusals.ts';
import { proposePayee as propose } from './store/transfers.ts';
import type { Transfer, TransferId } from './transfer.ts';

export interface PayeeProposal {
  readonly transfer: TransferId;
  readonly name: string;
  /** A bank code and an account number, a phone number or an FPS identifier. */
  readonly account: string;
  /** How whoever proposes it knows: who has asked, and what they have shown. */
  readonly reason: string;
}

/**
 * Proposes to whom a transfer goes that came back, that its bank has not taken, or that names
 * nobody; somebody else decides.
 * Refuses with `permission_missing`, `transfer_unknown`, `transfer_state_wrong` and, where another
 * proposal waits, which nobody may change under the eyes of who decides, `transfer_payee_open`.
 */
export async function proposePayee(
  context: Context,
  caller: StaffCaller,
  { transfer: id, name, account, reason }: PayeeProposal,
): Promise<Transfer> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  const accounts = (await listBankAccounts(context)).map((one) => one.account);
  return context.db.transaction(async (tx) => {
    const transfer = await lockToChange(tx, id, accounts);
    if (transfer.payee) throw refuse.transfer_payee_open();
    requireUncontested(transfer);
    const proposedBy = caller.session.staff;
    await tx.query(propose, [uuidOf(id), name, account, proposedBy, isoTime(tx.nowMs)]);
    noteAct(tx, caller, 'transfer.propose_payee', id, { cause: transfer.cause, reason });
    return { ...transfer, payee: { name, account, proposedBy } };
  });
}
