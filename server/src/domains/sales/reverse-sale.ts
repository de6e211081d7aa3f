import type { Context } from '#platform/context';
import { readSelling, type ResellerId } from '#resellers';
import type { TopupId } from '#topups';
import { readSale } from './read-sale.ts';
import type { SaleInFull } from './sale.ts';
import { undoSaleIn } from './undo-sale-in.ts';

/**
 * Takes back what a reseller has sold, by our own people: for a partner that cannot reach us by its
 * program. Refuses with `sale_unknown`, `undo_too_late`, `undo_spent` and `undo_not_possible`.
 */
export async function reverseSale(
  context: Context,
  { topup, reseller, reason }: { topup: TopupId; reseller: ResellerId; reason: string },
): Promise<SaleInFull> {
  const { float } = await readSelling(context, reseller);
  const { actor } = context;
  await context.db.transaction((tx) =>
    undoSaleIn(tx, { topup, reseller, float, actor, reason, isBySeller: false }),
  );
  return readSale(context, reseller, topup);
}
