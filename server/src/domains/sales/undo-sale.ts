import type { Context } from '#platform/context';
import { requireSupervisor, type TillVisit } from '#resellers';
import type { TopupId } from '#topups';
import { readSale } from './read-sale.ts';
import type { SaleInFull } from './sale.ts';
import { undoSaleIn } from './undo-sale-in.ts';

/**
 * Takes a sale to a wrong number back: off the line while all of it is there, and into the float,
 * with what it had earned, in one commit. A supervisor agrees by their own login and PIN. Doing it
 * twice does it once. Refuses with `supervisor_pin_wrong`, `sign_in_locked`, `sale_unknown`,
 * `undo_too_late`, `undo_spent` and `undo_not_possible`.
 */
export async function undoSale(
  context: Context,
  visit: TillVisit,
  {
    topup,
    ...supervisor
  }: {
    readonly topup: TopupId;
    readonly login: string;
    readonly pin: string;
  },
): Promise<SaleInFull> {
  const { seller, ip } = visit;
  const { reseller, float } = seller;
  const actor = {
    kind: 'operator',
    id: await requireSupervisor(context, visit, supervisor),
  } as const;
  const why = { reason: 'wrong number', isBySeller: true };
  await context.db.transaction((tx) =>
    undoSaleIn(tx, { topup, reseller, float, actor, ip, ...why }),
  );
  return readSale(context, reseller, topup);
}
