import { requireStaff, type StaffCaller } from '#identity';
import type { Context } from '#platform/context';
import { promotionOf } from './load-promotion.ts';
import type { Promotion } from './promotion.ts';
import { readAll } from './store/promotions.ts';

export interface ListedPromotion extends Promotion {
  /** Reserved and given so far. */
  readonly takenMinor: bigint;
  /** Given beyond the budget, to orders whose money came after days. */
  readonly owedMinor: bigint;
}

/** All promotions, the newest first. Refuses with `permission_missing`. */
export async function listPromotions(
  context: Context,
  caller?: StaffCaller,
): Promise<ListedPromotion[]> {
  if (caller) await requireStaff(context, caller, 'promotions.read');
  return (await context.db.read(readAll)).map((row) => ({
    ...promotionOf(row),
    takenMinor: row.taken,
    owedMinor: row.owed,
  }));
}
