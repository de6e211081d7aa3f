import type { Id } from '#base';
import type { Context } from '#platform/context';
import { readSelling } from '#resellers';
import type { TopupId } from '#topups';
import { makeSale } from './make-sale.ts';
import type { ProgramOrder } from './program-order.ts';
import { requestOfOrder } from './program-sale.ts';
import { readSale } from './read-sale.ts';
import { programChannel, type SaleInFull } from './sale.ts';

/** Sells an order, once however often it is tried; its hold is let go by the same commit. */
export async function sellOrder(
  context: Context,
  order: ProgramOrder,
  hold: Id<'hld'> | null,
): Promise<SaleInFull> {
  const { id, reseller, client, reference, number, valueMinor } = order;
  const { isTwinIntended, typedCode, priceMinor } = order;
  const seller = await readSelling(context, reseller);
  const { topup, made } = await makeSale(context, {
    seller,
    by: { client, reference },
    channel: programChannel,
    order: { id, hold },
    wanted: {
      request: requestOfOrder(reseller, id),
      number,
      valueMinor,
      isTwinIntended,
      typedCode,
      priceMinor,
    },
  });
  return made ?? readSale(context, reseller, topup as TopupId);
}
