import { idFrom, slotOf } from '#base';
import { hashPassword, noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { newPin } from './new-pin.ts';
import { refuse } from './refusals.ts';
import { deleteSessionsOfOperator, readOperatorByLogin, savePin } from './store/people.ts';

/**
 * Another PIN for somebody at a till, told this once; whoever is signed in by the one before is
 * signed out. The command line has no caller. Refuses with `permission_missing` and
 * `operator_unknown`.
 */
export async function renewPin(
  context: Context,
  caller: StaffCaller | undefined,
  login: string,
): Promise<string> {
  if (caller) await requireStaff(context, caller, 'resellers.change');
  const [row] = await context.db.read(readOperatorByLogin, [login]);
  if (!row) throw refuse.operator_unknown();
  const pin = newPin();
  const hashed = await hashPassword(pin);
  const reseller = idFrom('rsl', row.reseller);
  await context.db.transaction(async (tx) => {
    await tx.query(savePin, [slotOf(reseller), row.id, hashed]);
    await tx.query(deleteSessionsOfOperator, [row.id]);
    noteAct(tx, caller, 'operator.pin', reseller, { login });
  });
  return pin;
}
