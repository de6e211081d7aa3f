import { slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { createOperator, type NewOperator } from './create-operator.ts';
import { newPin } from './new-pin.ts';
import { refuse } from './refusals.ts';
import type { OperatorId } from './reseller.ts';
import { readReseller } from './store/resellers.ts';

/**
 * Somebody who may stand at a shop's tills, with a PIN that is told this once. The command line has
 * no caller. Refuses with `permission_missing`, `reseller_unknown`, `operator_login_invalid` and
 * `operator_login_taken`.
 */
export async function addOperator(
  context: Context,
  caller: StaffCaller | undefined,
  given: Omit<NewOperator, 'pin'>,
): Promise<{ readonly operator: OperatorId; readonly pin: string }> {
  const { reseller, login, isSupervisor } = given;
  if (caller) await requireStaff(context, caller, 'resellers.change', reseller);
  const [row] = await context.db.read(readReseller, [slotOf(reseller), uuidOf(reseller)]);
  if (!row) throw refuse.reseller_unknown();
  const pin = newPin();
  const operator = await createOperator(context, { ...given, pin });
  if (caller) {
    const details = { login, isSupervisor: String(isSupervisor) };
    await context.db.transaction(async (tx) => {
      noteAct(tx, caller, 'operator.add', reseller, details);
    });
  }
  return { operator, pin };
}
