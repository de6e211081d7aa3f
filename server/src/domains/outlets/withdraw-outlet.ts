import { isoTime } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import { withdrawOutlet as withdraw } from './store.ts';

/**
 * Nobody is sent there any more. Refuses with `permission_missing`, and with `outlet_unknown` where
 * none of this code stands.
 */
export async function withdrawOutlet(
  context: Context,
  caller: StaffCaller,
  code: string,
): Promise<void> {
  await requireStaff(context, caller, 'outlets.change', code);
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(withdraw, [code, isoTime(tx.nowMs)]);
    if (!row) throw refuse.outlet_unknown({ code });
    noteAct(tx, caller, 'outlet.withdraw', code, {});
  });
}
