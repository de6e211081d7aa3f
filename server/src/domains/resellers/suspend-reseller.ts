import { isoTime, slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import type { ResellerId } from './reseller.ts';
import { suspendReseller as suspend } from './store/resellers.ts';

/**
 * Stops a reseller, and whoever belongs to it, at its next request, or lets it sell again. Its
 * float stays. The command line has no caller. Refuses with `permission_missing` and
 * `reseller_unknown`.
 */
export async function suspendReseller(
  context: Context,
  caller: StaffCaller | undefined,
  { reseller, isSuspended }: { readonly reseller: ResellerId; readonly isSuspended: boolean },
): Promise<void> {
  if (caller) await requireStaff(context, caller, 'resellers.change', reseller);
  await context.db.transaction(async (tx) => {
    const at = isSuspended ? isoTime(tx.nowMs) : null;
    const [row] = await tx.query(suspend, [slotOf(reseller), uuidOf(reseller), at]);
    if (!row) throw refuse.reseller_unknown();
    noteAct(tx, caller, isSuspended ? 'reseller.suspend' : 'reseller.resume', reseller, {});
  });
}
