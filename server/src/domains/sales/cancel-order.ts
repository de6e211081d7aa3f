import { present } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { endOrderAs } from './end-order.ts';
import { loadOrder } from './load-order.ts';
import type { ProgramOrder } from './program-order.ts';
import { refuse } from './refusals.ts';

/**
 * Gives a held order up, and the float its money back. Cancelling twice, or what has lapsed,
 * changes nothing. Refuses with `sale_unknown`, and with `order_not_held` what is sold, refused or
 * was never held: value that is on a line stays there.
 */
export async function cancelOrder(
  context: Context,
  reseller: ResellerId,
  reference: string,
): Promise<ProgramOrder> {
  const found = await loadOrder(context, reseller, reference);
  const { state } = found.order;
  if (state === 'cancelled' || state === 'lapsed') return found.order;
  if (state !== 'held') throw refuse.order_not_held();
  const isEnded = await endOrderAs(context, { ...found, hold: present(found.hold, 'its hold') });
  const { order } = await loadOrder(context, reseller, reference);
  if (!isEnded && order.state !== 'cancelled') throw refuse.order_not_held();
  return order;
}
