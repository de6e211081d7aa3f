import { slotOf, uuidOf } from '#base';
import { noteAct, requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { refuse } from './refusals.ts';
import type { ResellerId, SellingPlace } from './reseller.ts';
import { placeReseller } from './store/resellers.ts';

/**
 * Says where the tills of a shop are, from the next sale on; null where they may be anywhere.
 * Refuses with `permission_missing`, and with `reseller_unknown` what has no tills.
 */
export async function placeShop(
  context: Context,
  caller: StaffCaller,
  { reseller, place }: { readonly reseller: ResellerId; readonly place: SellingPlace | null },
): Promise<void> {
  await requireStaff(context, caller, 'resellers.change', reseller);
  const { latitudeMicro = null, longitudeMicro = null, withinMetres = null } = place ?? {};
  const where = [latitudeMicro, longitudeMicro, withinMetres];
  const noted = place ? `${latitudeMicro} ${longitudeMicro} ${withinMetres}` : 'anywhere';
  await context.db.transaction(async (tx) => {
    const [row] = await tx.query(placeReseller, [slotOf(reseller), uuidOf(reseller), ...where]);
    if (!row) throw refuse.reseller_unknown();
    noteAct(tx, caller, 'reseller.place', reseller, { place: noted });
  });
}
