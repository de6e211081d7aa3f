import { slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import type { Hours, ResellerId } from './reseller.ts';
import { writeHours } from './store/resellers.ts';

/**
 * Says when the tills of a shop sell, from the next sale on; null is at any time. Refuses with
 * `permission_missing`, and with `reseller_unknown` what has no tills.
 */
export async function openHours(
  context: Context,
  caller: StaffCaller,
  { reseller, hours }: { readonly reseller: ResellerId; readonly hours: Hours | null },
): Promise<void> {
  await requireStaff(context, caller, 'resellers.change', reseller);
  const { opensAt = null, closesAt = null } = hours ?? {};
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(writeHours, [
      slotOf(reseller),
      uuidOf(reseller),
      opensAt,
      closesAt,
    ]);
    if (!row) throw refuse.reseller_unknown();
    const noted = hours ? `${opensAt} ${closesAt}` : 'always';
    noteAct(tx, caller, 'reseller.hours', reseller, { hours: noted });
  });
}
