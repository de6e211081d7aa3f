import { type Id, slotOf, uuidOf } from '#base';
import type { Context } from '#platform/context';
import type { ResellerId } from '#resellers';
import { holdOf, orderOf } from './load-orders.ts';
import type { ProgramOrder } from './program-order.ts';
import { refuse } from './refusals.ts';
import { readOrderByReference } from './store/program-orders.ts';

export interface LoadedOrder {
  readonly order: ProgramOrder;
  readonly hold: Id<'hld'> | null;
}

/** An order of a reseller by its reference. Refuses with `sale_unknown`. */
export async function loadOrder(
  { db, clock }: Context,
  reseller: ResellerId,
  reference: string,
): Promise<LoadedOrder> {
  const key = [slotOf(reseller), uuidOf(reseller), reference];
  const [row] = await db.read(readOrderByReference, key);
  if (!row) throw refuse.sale_unknown();
  return { order: orderOf(row, clock.now()), hold: holdOf(row) };
}
