import { isId } from '#base';
import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { readSelling } from '#resellers';
import { readAnyTopup, type TopupId } from '#topups';
import { readSale } from './read-sale.ts';
import { refuse } from './refusals.ts';
import type { SaleInFull } from './sale.ts';
import { undoSaleIn } from './undo-sale-in.ts';

/**
 * Takes back what a reseller has sold, by our own people: for a shop or a partner that cannot do it
 * itself. Refuses with `permission_missing`, `topup_unknown`, `sale_unknown`, `undo_too_late`,
 * `undo_spent` and `undo_not_possible`.
 */
export async function reverseSale(
  context: Context,
  caller: StaffCaller,
  { topup, reason }: { readonly topup: TopupId; readonly reason: string },
): Promise<SaleInFull> {
  await requireStaff(context, caller, 'topups.undo', topup);
  const { maker: reseller } = await readAnyTopup(context, topup);
  if (!isId('rsl', reseller)) throw refuse.sale_unknown();
  const { float } = await readSelling(context, reseller);
  const actor = { kind: 'staff', id: caller.session.staff } as const;
  const { ip } = caller;
  await context.db.transaction((tx) =>
    undoSaleIn(tx, { topup, reseller, float, actor, ip, reason, isBySeller: false }),
  );
  return readSale(context, reseller, topup);
}
