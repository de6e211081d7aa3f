import { idFrom, isoTime, slotOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import {
  deleteSessionsOfOperator,
  readOperatorByLogin,
  suspendOperator as suspend,
} from './store/people.ts';

/**
 * Stops somebody at a shop's tills at their next request, and keeps them out, or lets them in
 * again. The command line has no caller. Refuses with `permission_missing` and `operator_unknown`.
 */
export async function suspendOperator(
  context: Context,
  caller: StaffCaller | undefined,
  { login, isSuspended }: { readonly login: string; readonly isSuspended: boolean },
): Promise<void> {
  if (caller) await requireStaff(context, caller, 'resellers.change');
  const [row] = await context.db.read(readOperatorByLogin, [login]);
  if (!row) throw refuse.operator_unknown();
  const reseller = idFrom('rsl', row.reseller);
  await context.db.transaction(async (tx) => {
    const at = isSuspended ? isoTime(tx.nowMs) : null;
    await tx.query(suspend, [slotOf(reseller), row.id, at]);
    if (isSuspended) await tx.query(deleteSessionsOfOperator, [row.id]);
    const action = isSuspended ? 'operator.suspend' : 'operator.resume';
    noteAct(tx, caller, action, reseller, { login });
  });
}
