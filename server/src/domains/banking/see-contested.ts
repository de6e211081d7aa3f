import { uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import { listBankAccounts } from '#payments';
import type { Context } from '#platform/context';
import { endBackTwice } from './end-back-twice.ts';
import { transferOf } from './load-entries.ts';
import { lockToChange } from './lock-to-change.ts';
import { refuse } from './refusals.ts';
import { lockTransfer, settleContested } from './store/transfers.ts';
import type { Transfer, TransferId } from './transfer.ts';

/**
 * Somebody has seen that a transfer's money is gone twice, and has done about it what can be done:
 * one that has left is looked at no more. One that was entered and never left, as the statements
 * show, is withdrawn; until they do, nobody knows. Refuses with `permission_missing`,
 * `transfer_unknown` and `transfer_state_wrong`.
 */
export async function seeContested(
  context: Context,
  caller: StaffCaller,
  id: TransferId,
): Promise<Transfer> {
  await requireStaff(context, caller, 'reconciliation.change', id);
  const accounts = (await listBankAccounts(context)).map((one) => one.account);
  return context.db.transaction(async (tx) => {
    const [row] = await tx.query(lockTransfer, [uuidOf(id)]);
    if (!row) throw refuse.transfer_unknown({ transfer: id });
    const { cause, state } = row;
    if (row.contestedAt === null) throw refuse.transfer_state_wrong({ state });
    if (state !== 'done') await lockToChange(tx, id, accounts);
    await tx.query(settleContested, [row.id]);
    const isEnded = state !== 'done' && (await endBackTwice(tx, row));
    noteAct(tx, caller, 'transfer.see_contested', id, { cause });
    const seen = { ...transferOf(row), contestedAt: null };
    return isEnded ? { ...seen, state: 'withdrawn', payee: null, isPayeeOpen: false } : seen;
  });
}
